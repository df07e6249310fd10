"""The register of bodies: complete, consistent, and never two bodies under one strong name in one country."""

from __future__ import annotations

from collections import defaultdict

from tolltrace.data.bodies import KINDS, register
from tolltrace.resolve.lexicon import lexicon, scan
from tolltrace.resolve.names import fold, words


def test_register_is_broad() -> None:
    """At least sixty countries have a file, and each kind of body that a mention can be is there."""
    book = register()
    assert len({r.country for r in book.realms.values()}) >= 60
    assert {b.kind for b in book.bodies} <= KINDS
    wanted = {"monitor", "ministry", "un", "agency", "rescue", "armed_group", "state_media", "rights_group"}
    assert wanted <= {b.kind for b in book.bodies}


def test_no_strong_name_stands_for_two_bodies_of_one_realm() -> None:
    """A strong name means one body wherever it stands, or one in each country that uses it."""
    owners: defaultdict[tuple[tuple[str, ...], str | None], set[str]] = defaultdict(set)
    for body in register().bodies:
        for name in (body.name, *body.names):
            owners[fold(name), body.realm].add(body.id)
    assert {k: v for k, v in owners.items() if len(v) > 1} == {}


def test_no_body_is_registered_twice() -> None:
    """Each id is used once, and each body is found under its own name."""
    ids = [b.id for b in register().bodies]
    assert len(ids) == len(set(ids))
    for body in register().bodies:
        assert body.id in {e.value for e in lexicon().table[fold(body.name)]}, body.name


def test_every_realm_has_every_institution() -> None:
    """A country without an entry for an institution gets one under the usual name."""
    book = register()
    for code in book.realms:
        for key in book.institutions:
            assert book.institution_of(code, key).name
    assert book.institution_of("RU", "ministry_defence").name == "Russian Ministry of Defence"
    assert book.institution_of("PE", "ministry_interior").name == "Peruvian Ministry of Interior"


def test_words_that_look_like_acronyms_are_none() -> None:
    """An acronym is found only in capitals and a name only with its capital."""
    text = words("The man who said so is an aid worker; care is needed, he told a turkey farmer.")
    found = {e.sort for h in scan(text) for e in h.entries}
    assert "body" not in found
    assert "realm" not in found
    assert [e.value for h in scan(words("WHO has 12")) for e in h.entries] == ["un.World Health Organization"]


def test_names_are_found_at_word_borders_only() -> None:
    """``UN`` is not found inside a word, nor a name across the end of a sentence."""
    assert not scan(words("UNder the ruins, sounder than before, Malinda slept"))
    assert all(
        h.values("body") != ("ng.Nigerian Army",) for h in scan(words("He is Nigerian. Army chiefs met."))
    )
