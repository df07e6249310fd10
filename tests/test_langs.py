"""A language pack that cannot be used says which file of it is wrong, and what is wrong there."""

from __future__ import annotations

from typing import Any

import pytest

from tolltrace.langs import language
from tolltrace.langs.load import PackError, build


def pack() -> dict[str, dict[str, Any]]:
    """The data of the English pack, to be spoilt."""
    return {name: dict(table) for name, table in language("en").data.items()}


@pytest.mark.parametrize("name", ["numbers", "harms", "victims", "words", "attribution", "dates"])
def test_a_missing_file_is_named(name: str) -> None:
    """A pack without one of its files is refused with the name of that file."""
    data = pack()
    del data[name]
    with pytest.raises(PackError, match=rf"^language pack xx: {name}\.toml is missing$"):
        build("xx", data)


@pytest.mark.parametrize(("name", "key"), [("numbers", "units"), ("tolls", "nouns"), ("attribution", "say")])
def test_a_missing_table_is_named_with_its_file(name: str, key: str) -> None:
    """A file without one of its tables is refused with the names of both."""
    data = pack()
    del data[name][key]
    with pytest.raises(PackError, match=rf"^language pack xx: {name}\.toml: .*'{key}'.* missing"):
        build("xx", data)


@pytest.mark.parametrize(("name", "key"), [("quantifiers", "at_least"), ("words", "of"), ("dates", "months")])
def test_an_empty_list_is_named_with_its_file(name: str, key: str) -> None:
    """An empty list is an error and no empty result."""
    data = pack()
    data[name][key] = []
    with pytest.raises(PackError, match=rf"^language pack xx: {name}\.toml: the list '{key}' is missing or"):
        build("xx", data)


def test_a_verb_with_too_few_forms_is_shown_with_its_file() -> None:
    """A line that is no verb is quoted."""
    data = pack()
    data["attribution"]["say"] = ["say, says"]
    with pytest.raises(PackError, match=r"attribution\.toml: a verb needs 5 forms.*'say, says'"):
        build("xx", data)


def test_an_unknown_language_is_answered_with_those_there_are() -> None:
    """Whoever asks for a pack that is not there learns which are."""
    with pytest.raises(PackError, match=r"no language pack 'xx'; there are: .*en"):
        language("xx")
