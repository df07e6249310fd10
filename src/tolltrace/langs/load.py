"""Read a language pack from its folder. An empty or malformed list is an error, not an empty result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from tolltrace.langs.lexicon import Entry, Language

Data = dict[str, dict[str, Any]]

_PACKS = Path(__file__).parent

_PLAIN = {
    "of": "o", "by": "y", "and": "&", "article": "a", "the": "t", "possessive": "d", "demonstrative": "D",
    "other": "O", "be": "u", "have": "h", "modal": "v", "do": "V", "not": "!", "to": ">", "preposition": "i",
    "with": "w", "relative": "W", "subordinator": "c", "adverb": "r", "pronoun": "R", "part_open": "e",
    "verb": "f", "own": "x",
}  # fmt: skip
_FORMS = ("base", "third", "past", "participle", "ing")
_VERB_CLASS = {"base": "k", "third": "k", "past": "K", "participle": "K", "ing": "G"}


class PackError(ValueError):
    """A language pack that cannot be used: which file, and what is wrong in it."""


def languages() -> tuple[str, ...]:
    """The codes of the packs that came with the installation, sorted."""
    return tuple(sorted(file.parent.name for file in _PACKS.glob("*/pack.toml")))


@cache
def language(code: str) -> Language:
    """Load a pack.

    Raises:
        PackError: if there is no such pack, or a file in it is malformed.
    """
    folder = _PACKS / code
    if not (folder / "pack.toml").is_file():
        raise PackError(f"no language pack {code!r}; there are: {', '.join(languages())}")
    data: Data = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            data[path.stem] = rtoml.loads(path.read_text("utf-8"))
        except rtoml.TomlParsingError as trouble:
            raise PackError(f"language pack {code}: {path.name}: {trouble}") from trouble
    return build(code, data)


def build(code: str, data: Data) -> Language:
    """Make the lexicon of a pack's data. Of several entries for the same words the first one holds.

    Raises:
        PackError: if a file or list is missing, empty or malformed; it says in which file.
    """
    single: dict[str, Entry] = {}
    phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in _entries(code, data):
        if len(entry.words) == 1:
            single.setdefault(entry.words[0], entry)
        else:
            phrases.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    ordered = {
        first: tuple(sorted(found.values(), key=lambda e: (-len(e.words), e.words)))
        for first, found in phrases.items()
    }
    return Language(code, single, ordered, data)


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def _entries(code: str, data: Data) -> Iterator[Entry]:
    """All entries in order of precedence: numbers before function words before nouns and verbs."""
    for name, read in _FILES.items():
        if name not in data:
            raise PackError(f"language pack {code}: {name}.toml is missing")
        try:
            yield from read(data[name])
        except KeyError as missing:
            raise PackError(f"language pack {code}: {name}.toml: {missing} is missing") from missing
        except PackError as trouble:
            raise PackError(f"language pack {code}: {name}.toml: {trouble}") from trouble


def _quantifiers(table: dict[str, Any]) -> Iterator[Entry]:
    for kind in ("at_least", "more_than", "about", "nearly", "up_to", "neutral"):
        for phrase in _filled(table, kind):
            yield Entry(_split(phrase), "m", form=kind)


def _words(table: dict[str, Any]) -> Iterator[Entry]:
    for name, cls in _PLAIN.items():
        for phrase in _filled(table, name):
            yield Entry(_split(phrase), cls, form=name)


def _says(table: dict[str, Any]) -> Iterator[Entry]:
    for line in _filled(table, "say"):
        for form, phrase in _verb_forms(line):
            yield Entry(_split(phrase), "S", form=form)


def _dates(table: dict[str, Any]) -> Iterator[Entry]:
    for cls, name in (("M", "months"), ("Y", "weekdays")):
        for phrase in _filled(table, name):
            yield Entry(_split(phrase), cls)


def _filled(table: dict[str, Any], key: str) -> list[str]:
    found = table.get(key)
    if not isinstance(found, list) or not found:
        raise PackError(f"the list {key!r} is missing or empty")
    return found


def _numbers(table: dict[str, Any]) -> Iterator[Entry]:
    for phrase, value in table["phrases"].items():
        yield Entry(_split(phrase), "n", low=value, high=value, form="phrase")
    for name, cls in (("units", "n"), ("scales", "s"), ("groups", "g"), ("fixed", "F")):
        for phrase, value in table[name].items():
            yield Entry(_split(phrase), cls, low=value, high=value)
    for tens, much in table["units"].items():
        for unit, more in table["units"].items():
            if much >= 20 and more < 10:
                for link in (table["compound"]["link"], ""):
                    yield Entry((f"{tens}{link}{unit}",), "n", low=much + more, high=much + more)
    for phrase, (low, high) in table["vague"].items():
        yield Entry(_split(phrase), "N", low=low, high=high)
    for phrase in table["both"]["words"]:
        yield Entry(_split(phrase), "b", low=2, high=2)
    pronouns = set(table["zero"]["pronouns"])
    for phrase in table["zero"]["words"]:
        yield Entry(_split(phrase), "z", low=0, high=0, form="pronoun" if phrase in pronouns else "")


def _tolls(table: dict[str, Any]) -> Iterator[Entry]:
    for harm, found in table["nouns"].items():
        for phrase in found["words"]:
            tags = frozenset({harm}) if harm in ("open", "bare") else frozenset()
            yield Entry(_split(phrase), "T", harm=None if tags else harm, tags=tags)
    for line in table["verbs"]["words"]:
        for form, phrase in _verb_forms(line):
            yield Entry(_split(phrase), "U", form=form)


def _verb_forms(line: str) -> Iterator[tuple[str, str]]:
    forms = [f.strip() for f in line.split(",")]
    if len(forms) != len(_FORMS):
        raise PackError(f"a verb needs {len(_FORMS)} forms, '-' for one that it lacks: {line!r}")
    for name, phrase in zip(_FORMS, forms, strict=True):
        if phrase != "-":
            yield name, phrase


def _nouns(line: str) -> Iterator[tuple[bool, str]]:
    forms = [f.strip() for f in line.split(",")]
    if len(forms) != 2:
        raise PackError(f"a noun needs a singular and a plural, '-' for one that it lacks: {line!r}")
    for plural, phrase in zip((False, True), forms, strict=True):
        if phrase != "-":
            yield plural, phrase


def _harms(table: dict[str, Any]) -> Iterator[Entry]:
    for harm, found in table.items():
        for key in ("transitive", "weak", "takes_lives_of"):
            for line in found.get(key, ()):
                for form, phrase in _verb_forms(line):
                    tags = frozenset({key})
                    yield Entry(_split(phrase), _VERB_CLASS[form], harm=harm, form=form, tags=tags)
        for key in ("sought", "kin_sought"):
            for line in found.get(key, ()):
                for form, phrase in _verb_forms(line):
                    cls = "G" if form in ("past", "participle", "ing") else "k"
                    yield Entry(_split(phrase), cls, harm=harm, form=form, tags=frozenset({"sought", key}))
        for phrase in found.get("last_words", ()):
            yield Entry(_split(phrase), "J", harm=harm, tags=frozenset({"last"}))
        for line in found.get("takes_lives", ()):
            for form, phrase in _verb_forms(line):
                yield Entry(_split(phrase), "l", harm=harm, form=form)
        for line in found.get("intransitive", ()):
            for form, phrase in _verb_forms(line):
                cls = "I" if form in ("past", "participle") else {"ing": "j"}.get(form, "j")
                yield Entry(_split(phrase), cls, harm=harm, form=form, tags=frozenset({"intransitive"}))
        for line in found.get("lasting", ()):
            for form, phrase in _verb_forms(line):
                cls = "I" if form in ("past", "participle") else "j"
                tags = frozenset({"intransitive", "lasting"})
                yield Entry(_split(phrase), cls, harm=harm, form=form, tags=tags)
        for line in found.get("weak_intransitive", ()):
            for form, phrase in _verb_forms(line):
                cls = "I" if form in ("past", "participle") else "j"
                tags = frozenset({"intransitive", "weak"})
                yield Entry(_split(phrase), cls, harm=harm, form=form, tags=tags)
        for phrase in found.get("adjectives", ()):
            yield Entry(_split(phrase), "J", harm=harm)
        for phrase in found.get("treated", ()):
            yield Entry(_split(phrase), "J", harm=harm, tags=frozenset({"counted"}))
        for key, cls in (("events", "C" if harm == "incidents" else "E"), ("agents", "A")):
            for line in found.get(key, ()):
                for plural, phrase in _nouns(line):
                    yield Entry(_split(phrase), cls, harm=harm, plural=plural)
        for phrase in found.get("suffer", ()):
            yield Entry(_split(phrase), "f", tags=frozenset({"suffers"}))
        for phrase in found.get("loses", ()):
            yield Entry(_split(phrase), "f", harm=harm, tags=frozenset({"loses"}))
        for phrase in found.get("lives", ()):
            yield Entry(_split(phrase), "L", harm=harm, plural=phrase.endswith("s"))
        for phrase in found.get("homes", ()):
            yield Entry(_split(phrase), "H", harm=harm)
        for phrase in found.get("afflictions", ()):
            yield Entry(_split(phrase), "Z", harm=harm)


def _victims(table: dict[str, Any]) -> Iterator[Entry]:
    for victims, found in table.items():
        people = victims not in ("not_people", "neutral")
        for line in found.get("nouns", ()):
            for plural, phrase in _nouns(line):
                cls = ("P" if plural else "p") if people else "0"
                form = "missed" if phrase in found.get("missed", ()) else ""
                yield Entry(
                    _split(phrase), cls, victims=victims if people else None, form=form, plural=plural
                )
        for line in found.get("peoples", ()):
            for plural, phrase in _nouns(line):
                tags = frozenset({"people"})
                yield Entry(_split(phrase), "P" if plural else "p", victims=victims, plural=plural, tags=tags)
        for phrase in found.get("titles", ()):
            yield Entry(_split(phrase), "q", tags=frozenset({"title"}))
        for phrase in found.get("adjectives", ()):
            yield Entry(_split(phrase), "q", victims=None if victims == "neutral" else victims)


# The files that make entries, in order of precedence.
_FILES: dict[str, Callable[[dict[str, Any]], Iterator[Entry]]] = {
    "numbers": _numbers,
    "quantifiers": _quantifiers,
    "tolls": _tolls,
    "harms": _harms,
    "words": _words,
    "victims": _victims,
    "attribution": _says,
    "dates": _dates,
}
