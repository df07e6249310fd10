"""Lines of visible text, built from a page's pieces in order."""

from __future__ import annotations


class Lines:
    """Collects pieces into lines and knows how many line ends are due before the next word."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._line: list[str] = []
        self._due = 0
        self._mark = ""

    def add(self, piece: str | None) -> None:
        """Go on with the line. Nothing is added or lost between pieces: inline tags leave no gap."""
        if piece:
            self._line.append(piece)

    def item(self) -> None:
        """Begin a list item."""
        self.end(1)
        self._mark = "- "

    def at_mark(self) -> bool:
        """Whether an item has begun that has no word yet."""
        return bool(self._mark) and not "".join(self._line).strip()

    def meaning(self) -> None:
        """Go on, after a term, with its meaning."""
        term = " ".join("".join(self._line).split())
        if not term:
            self.end(1)
            return
        self._line = [term, " " if term.endswith((":", "?")) else ": "]

    def end(self, newlines: int) -> None:
        """End the line; at least so many line ends come before the next."""
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if line:
            if self._out:
                self._out.append("\n" * self._due)
            self._out.append(self._mark + line)
            self._mark, self._due = "", 0
        self._due = max(self._due, newlines)

    def row(self, cells: list[str]) -> None:
        """A line of its own, with a pipe between cells; empty cells keep their places."""
        self.end(1)
        if any(cells):
            self._out += ["\n" * self._due if self._out else "", " | ".join(cells).strip()]
            self._mark, self._due = "", 1

    def done(self) -> str:
        """The text."""
        self.end(0)
        return "".join(self._out)
