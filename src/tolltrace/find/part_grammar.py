"""Parts that one sentence states: ``34, two of them children``, ``71: 38 men and 33 women``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolltrace.find.part_fit import holds, larger, of_one_list, size
from tolltrace.find.phrase import words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence

# A sentence with more figures than this is a list that no grammar holds together.
_MOST = 200
_VERBS = frozenset("uhfIvVS")
Links = Iterator[tuple[int, int]]


def within_sentence(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Links:
    """The parts and totals that stand in one sentence together."""
    start = 0
    while start < len(order):
        number = drafts[order[start]].sentence
        end = start
        while end < len(order) and drafts[order[end]].sentence == number:
            end += 1
        if 1 < end - start <= _MOST:
            s = reading.sentences[number]
            if reading.document.blocks[s.block].kind != "row":
                yield from _Parser(s, reading.language.code, drafts, order[start:end], totals).links()
        start = end


class _Parser:
    """Reads the figures of one sentence from left to right."""

    def __init__(
        self,
        s: Sentence,
        code: str,
        drafts: Sequence[Draft],
        mine: Sequence[int],
        totals: Sequence[int | None],
    ) -> None:
        self.s = s
        self.drafts = drafts
        self.mine = mine
        self.of_group = words(code, "parts", "of_group")
        self.tails = words(code, "parts", "tails")
        self.besides = words(code, "parts", "besides")
        self.found: dict[int, int] = {i: t for i in mine if (t := totals[i]) is not None}

    def links(self) -> Links:
        """All links of the sentence, in order of their parts."""
        for k in range(1, len(self.mine)):
            i = self.mine[k]
            if i in self.found:
                continue
            total = self._total(k)
            if total is not None:
                self.found[i] = total
                self._members_before_tail(k, total)
        for k in range(len(self.mine) - 1):
            self._apposition(k)
        for i in self.mine:
            if i in self.found:
                yield i, self.found[i]

    def _total(self, k: int) -> int | None:
        s, i, before = self.s, self.mine[k], self.mine[k - 1]
        here, prev = self.drafts[i], self.drafts[before]
        between = s.cls[prev.last : here.first]
        if self._besides(here, prev):
            return None
        if between.count("(") > between.count(")"):
            return self._holder(k, before)
        if between.count(")") > between.count("("):
            outer = self._before_bracket(k)
            return None if outer is None else self._sibling(k, outer)
        if s.low[here.last : here.last + 1] and s.low[here.last] in self.of_group:
            return self._holder(k, before) if before not in self.found else self._sibling(k, before)
        if self._opened(prev, here):
            return self._holder(k, before)
        if self._tail(here, k) is not None:
            return self._whole_before(k)
        if ":" in between and ";" not in between and not _VERBS & set(between[between.rindex(":") :]):
            return self._holder(k, before)
        if before in self.found:
            return self._sibling(k, before)
        if between.lstrip("e") == "," and s.cls[here.last : here.last + 1] == "w" and holds(prev, here):
            return before if size(prev) > size(here) else None
        return None

    def _opened(self, prev: Draft, here: Draft) -> bool:
        """Whether an opener (`including`, `of whom`) stands between, and is none of the figure's before."""
        for at in range(here.first - 1, prev.last - 1, -1):
            if self.s.cls[at] == "e":
                behind_number = at == prev.last and self.s.low[at] in self.of_group
                return not behind_number and (
                    self.s.low[at] not in self.tails or self.s.cls[at - 1] in ",;-("
                )
        return False

    def _besides(self, here: Draft, prev: Draft) -> bool:
        """Whether the figure adds to what was told: `another 20`, `12 more`."""
        around = self.s.low[max(prev.last, here.first - 1) : here.last + 1]
        return any(w in self.besides for w in around)

    def _holder(self, k: int, before: int) -> int | None:
        """The nearest figure before that can hold this one."""
        here = self.drafts[self.mine[k]]
        nearest: int | None = before
        seen = k - 1
        while nearest is not None and not (
            holds(self.drafts[nearest], here, later=True) and larger(self.drafts[nearest], here)
        ):
            seen -= 1
            nearest = self.mine[seen] if seen >= 0 else None
        if nearest is not None and self.drafts[nearest].harm != here.harm:
            for j in self.mine[:k]:
                if self.drafts[j].harm == here.harm and larger(self.drafts[j], here) and j not in self.found:
                    return j
        return nearest

    def _sibling(self, k: int, before: int) -> int | None:
        """The total of the part before, where this one goes on with the list."""
        total = self.found.get(before)
        if total is None:
            return None
        here, prev = self.drafts[self.mine[k]], self.drafts[before]
        between = self.s.cls[prev.last : here.first]
        if ";" in between or "c" in between or ("," not in between and "&" not in between):
            return None
        if here.harm != prev.harm and self.drafts[total].harm != "casualties":
            return None
        if not holds(self.drafts[total], here):
            return None
        direct = "W" not in between and _VERBS & set(between[max(between.rfind(","), between.rfind("&")) :])
        if direct:
            return None
        high = self.drafts[total].quantity.high
        listed = sum(size(self.drafts[j]) for j, t in self.found.items() if t == total)
        return total if high is None or listed + size(here) <= high else None

    def _before_bracket(self, k: int) -> int | None:
        """The figure before the bracket that has just been closed."""
        here = self.drafts[self.mine[k]]
        depth = 0
        for at in range(here.first - 1, -1, -1):
            c = self.s.cls[at]
            depth += (c == ")") - (c == "(")
            if depth == 0 and c == "(":
                inside = [j for j in self.mine[:k] if self.drafts[j].last <= at]
                return inside[-1] if inside else None
        return None

    def _tail(self, here: Draft, k: int) -> int | None:
        """The token of `among them` behind this figure's phrase, before another comma or figure."""
        end = self.drafts[self.mine[k + 1]].first if k + 1 < len(self.mine) else len(self.s.cls)
        for at in range(here.last, min(end, here.last + 8)):
            if self.s.low[at] in self.tails:
                follows = self.s.cls[at + 1 : at + 2]
                if self.s.cls[at - 1] in "ur" and follows == "K":
                    return None  # "two nurses and a clerk are among those killed"
                return at if follows in ("", ",", ")", ".", ";", "u", "W", "-", ":", "h", "K", '"') else None
            if self.s.cls[at] in ",;:().":
                return None
        return None

    def _whole_before(self, k: int) -> int | None:
        """The total of a list that ends in `among them`: the first figure before that is not of the list."""
        least = size(self.drafts[self.mine[k]])
        for j in range(k - 1, -1, -1):
            other = self.drafts[self.mine[j]]
            between = self.s.cls[other.last : self.drafts[self.mine[j + 1]].first]
            listed = "&" in between and j > 0 and other.harm == self.drafts[self.mine[k]].harm
            if not listed and holds(other, self.drafts[self.mine[k]]) and size(other) >= least:
                return self.mine[j]
            least += size(other)
        return None

    def _members_before_tail(self, k: int, total: int) -> None:
        """`ten women and three infants among them`: the figures between the total and the last part."""
        if self._tail(self.drafts[self.mine[k]], k) is None:
            return
        for j in self.mine[self.mine.index(total) + 1 : k] if total in self.mine else ():
            if j not in self.found and holds(self.drafts[total], self.drafts[j]):
                self.found[j] = total

    def _apposition(self, k: int) -> None:
        """`three of one family, a mother and two daughters`: what follows sums to the figure before."""
        total = self.mine[k]
        whole = self.drafts[total]
        left = size(whole)
        members: list[int] = []
        at = whole.last
        for j in self.mine[k + 1 :]:
            draft = self.drafts[j]
            between = self.s.cls[at : draft.first]
            if (
                j in self.found
                or of_one_list(whole, draft)
                or not holds(whole, draft)
                or _VERBS & set(between)
                or ";" in between
            ):
                break
            if not members and (not set(between) & set(",-(:") or "i" in between):
                break
            left -= size(draft)
            members.append(j)
            at = draft.last
            if left <= 0:
                break
        if left == 0 and len(members) > 1:
            for j in members:
                self.found[j] = total
