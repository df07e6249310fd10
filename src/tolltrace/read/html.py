"""HTML: the article's visible text, and what the page says of itself.

Title, byline, date and canonical URL come from trafilatura. The text is walked by :mod:`page_text`, as
extractors that are made for prose drop tables, info boxes and short lists, which is where figures stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tolltrace.model import Report
from tolltrace.read.decode import decode
from tolltrace.read.record import iso_date, with_known
from tolltrace.read.source import BadInput, Item, Source, Wants

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
# The library would otherwise ask the clock which dates lie in the future.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class _About:
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """One report, whose text is the visible text of the page's article.

    Raises:
        BadInput: if the file is empty, too large, binary, of no certain encoding, or has no text to read.
        OSError: if it cannot be read.
    """
    data = source.read(wants.settings.max_file_bytes)
    declared = _XML_CHARSET.search(data[:512]) or _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii") if declared else None
    decoded = decode(data, forced=wants.encoding, declared=name)
    from lxml import html as parser
    from lxml.etree import LxmlError

    from tolltrace.read.page_text import visible

    try:
        root = parser.document_fromstring(
            _XML_HEAD.sub("", decoded.text),
            parser=parser.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True),
        )
    except (LxmlError, ValueError) as error:
        raise BadInput(f"no HTML that can be read ({error})", "save the page again") from error
    title, text = visible(root)
    if not text:
        raise BadInput(
            "HTML without text", "the page may be built by scripts: save it from the browser, or as text"
        )
    about = _about(decoded.text)
    page = Report(
        id=source.id,
        text=text,
        path=source.where,
        title=title,
        byline=about.byline,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        language=_primary(about.language or root.get("lang")),
        media="text/html",
        encoding=decoded.encoding,
    )
    found = with_known(page, source)
    yield found if found.published else found._replace(published=wants.published)


def _about(page: str) -> _About:
    """What the page's head and markup say; nothing where the library cannot tell."""
    from trafilatura import extract_metadata

    try:
        found = extract_metadata(page, date_config=dict(_DATES))
    except Exception:
        # Whatever a hostile page does to the library, its text has been read and is worth more.
        return _About()
    if found is None:
        return _About()
    byline = (found.author or "").split(";")[0].strip(" \t·|,-–—")
    return _About(byline or None, iso_date(found.date), found.url, found.sitename, found.language)


def _primary(tag: str | None) -> str | None:
    """The language of a tag such as ``en-NG`` (RFC 5646, section 2.2.1)."""
    return tag.replace("_", "-").split("-")[0].strip().lower() or None if tag else None
