"""The visible text of a page's article: a walk over the tree, in order, that keeps all that has a figure.

Headline first, blocks separated by a blank line, list items as ``- ``, table rows with cells joined by
`` | ``, a term and its meaning as ``term: meaning``; white space collapsed, entities decoded.
"""

from __future__ import annotations

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from tolltrace.read.page_lines import Lines
from tolltrace.read.page_parts import Measured, flat, measure, names

_NAMED_ARTICLE = (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']")
_CARD_CHARS = 300
_LINKED_SHARE = 0.6
_UNLINKED_CHARS = 60
_LAYOUT_CHARS = 300


def visible(root: HtmlElement) -> tuple[str | None, str]:
    """The headline, where there is one, and the article's text with the headline as its first block.

    The text is empty if the page has none but its headline.
    """
    body = root.find("body")
    page = measure(root if body is None else body)
    article = _article(page)
    headline = _headline(page, article)
    title = flat(headline) if headline is not None else ""
    lines = Lines()
    _walk(page, article, headline, lines)
    text = lines.done()
    if title and text:
        text = f"{title}\n\n{text}"
    return title or None, text


def _article(page: Measured) -> HtmlElement:
    """The element that holds the article: what the page names so, else the densest in paragraphs."""
    for path in _NAMED_ARTICLE:
        found = [each for each in page.body.xpath(path) if not page[each].chrome]
        if not found:
            continue
        largest = max(found, key=lambda each: page[each].chars)
        within = {*largest.iterancestors(), *largest.iter()}
        others = [each for each in found if each not in within and page[each].chars >= _CARD_CHARS]
        if path == ".//article" and others:
            # A live page has an article for each entry; what holds them all is the article.
            return _holding(largest, others)
        if page[largest].chars >= _CARD_CHARS or 2 * page[largest].prose >= page[page.body].prose:
            return largest
    return _densest(page)


def _holding(first: HtmlElement, others: list[HtmlElement]) -> HtmlElement:
    shared = list(first.iterancestors())
    for other in others:
        theirs = set(other.iterancestors())
        shared = [each for each in shared if each in theirs]
    return shared[0]


def _densest(page: Measured) -> HtmlElement:
    """The deepest element that holds four fifths of the paragraph text; the body where there is none."""
    total = page[page.body].prose
    best = page.body
    while total:
        inner = next((child for child in best if 5 * page[child].prose >= 4 * total), None)
        if inner is None or inner.tag == "p":
            break
        best = inner
    return best


def _headline(page: Measured, article: HtmlElement) -> HtmlElement | None:
    """The article's first ``h1``; else the page's last that is no chrome, as a site's name comes first."""
    inside = [each for each in article.iter("h1") if page[each].chars]
    outside = [each for each in page.body.iter("h1") if page[each].chars and not page[each].chrome]
    return (inside[:1] or outside[-1:] or [None])[0]


def _walk(page: Measured, article: HtmlElement, headline: HtmlElement | None, lines: Lines) -> None:
    walk = iterwalk(article, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in walk:
        if event == "start":
            if element is headline or (element is not article and _left_out(page, element, article)):
                skipped = element
                walk.skip_subtree()
            elif element.tag == "table" and _is_data(page, element):
                _table(element, lines)
                skipped = element
                walk.skip_subtree()
            else:
                _open(element, lines)
                lines.add(element.text)
            continue
        if skipped is not None and element is skipped:
            skipped = None
            lines.end(2 if element.tag in names().blocks else 0)
        else:
            _close(element, lines)
        if element is not article:
            lines.add(element.tail)


def _open(element: HtmlElement, lines: Lines) -> None:
    tag = element.tag
    if tag == "br":
        lines.end(1)
    elif tag == "li":
        lines.item()
    elif tag == "dd":
        lines.meaning()
    elif tag in {"dt", "tr", "td", "th", "caption"}:
        lines.end(1)
    elif tag in names().blocks:
        lines.end(1 if lines.at_mark() or _in_item(element) else 2)


def _close(element: HtmlElement, lines: Lines) -> None:
    tag = element.tag
    if tag in {"li", "dd", "tr", "td", "th", "caption"}:
        lines.end(1)
    elif tag in names().blocks and tag != "dt":
        lines.end(1 if lines.at_mark() or _in_item(element) else 2)


def _in_item(element: HtmlElement) -> bool:
    up = element.getparent()
    return up is not None and up.tag in {"li", "dd", "td", "th"}


def _table(table: HtmlElement, lines: Lines) -> None:
    """A row a line; a cell that spans columns is followed by empty ones, so that columns stay in line."""
    lines.end(2)
    for part in table.iter("caption", "tr"):
        if part.tag == "caption":
            lines.add(flat(part))
            lines.end(1)
            continue
        cells: list[str] = []
        for cell in part.iterchildren("td", "th"):
            span = cell.get("colspan", "1")
            cells.append(flat(cell))
            cells.extend([""] * (min(int(span), 50) - 1 if span.isascii() and span.isdigit() else 0))
        lines.row(cells)
    lines.end(2)


def _is_data(page: Measured, table: HtmlElement) -> bool:
    """Whether a table is one of figures, and not there for the page's layout."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    cells = list(table.iter("td", "th"))
    return len(cells) > 1 and all(page[cell].chars < _LAYOUT_CHARS for cell in cells)


def _left_out(page: Measured, element: HtmlElement, article: HtmlElement) -> bool:
    if element.tag in names().dropped:
        return True
    size = page[element]
    if size.chrome and not page[article].chrome:
        # A page that marks most of its article as something else still has its article read.
        return 2 * size.chars < page[article].chars
    return element.tag in {"ul", "ol", "div", "section", "aside"} and _is_links(page, element)


def _is_links(page: Measured, element: HtmlElement) -> bool:
    """A list or box of nothing but links: related stories. A list whose places are links is none."""
    size = page[element]
    if size.links < 2 or element.find(".//table") is not None:
        return False
    if element.tag in {"ul", "ol"}:
        return size.linked == size.chars > 0
    return size.linked >= _LINKED_SHARE * size.chars > 0 and size.unlinked < _UNLINKED_CHARS
