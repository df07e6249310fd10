"""What a language pack becomes once it is loaded: entries by their words.

Each word or phrase has one *class*, a single letter, so that a sentence can be read as a string of
classes and the grammar of claims be written as patterns over that string.

====== ===================================================== ====== =====================================
class  words                                                 class  words
====== ===================================================== ====== =====================================
``9``  number in digits                                      ``o``  of
``n``  number word                                           ``y``  by
``s``  scale (hundred, thousand)                             ``i``  preposition
``g``  group number (dozen)                                  ``w``  with, without
``N``  vague number (hundreds)                               ``&``  and, or
``F``  noun of fixed number (twins)                          ``u``  be
``b``  both                                                  ``h``  have
``z``  zero (no, none)                                       ``v``  modal
``a``  a, an                                                 ``V``  do
``t``  the                                                   ``!``  not
``d``  possessive                                            ``>``  to
``D``  demonstrative, plural quantifier                      ``W``  relative pronoun
``O``  other, more                                           ``c``  subordinator
``m``  quantifier (at least)                                 ``r``  adverb
``p``  person, singular                                      ``R``  pronoun
``P``  people, plural                                        ``e``  opener of a part (including)
``q``  adjective of people                                   ``f``  finite verb of no harm
``A``  victims by name (the wounded, hostages, bodies)       ``S``  verb of saying
``L``  lives                                                 ``T``  toll, count
``H``  homes                                                 ``U``  verb of a toll
``0``  countable, not people                                 ``E``  event with victims (death)
``K``  harming, past or participle                           ``C``  incident (massacre)
``G``  harming, -ing                                         ``J``  state (dead, missing)
``k``  harming, base or third person                         ``l``  verb that takes lives
``I``  suffering, finite                                     ``Z``  afflictions of homes
``x``  any other word                                        ``X``  any other word with a capital
``M``  month                                                 ``Y``  weekday
``$``  currency                                              ``%``  per cent
====== ===================================================== ====== =====================================

Punctuation stands for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """One word or phrase of a lexicon and all that the pack says of it.

    A named tuple, since each start makes thousands.
    """

    words: tuple[str, ...]
    cls: str
    harm: str | None = None
    victims: str | None = None
    form: str = ""
    low: int | None = None
    high: int | None = None
    plural: bool = False
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A loaded pack.

    ``single`` holds one-word entries by their lower-case word, ``phrases`` the longer ones by their first
    word, longest first. ``data`` is the pack's files as they are, by name, for rules with lists of their own.
    """

    code: str
    single: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Entry, ...]]
    data: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    # The lists that were asked for, as sets: rules ask for the same ones at each sentence.
    _asked: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False)

    def words(self, *path: str) -> frozenset[str]:
        """A list of the pack as a set, by its file and keys, e.g. ``words("quantifiers", "range_link")``.

        Raises:
            KeyError: if the pack has no such list.
        """
        found = self._asked.get(path)
        if found is None:
            node: Any = self.data
            for key in path:
                node = node[key]
            found = self._asked[path] = frozenset(node)
        return found
