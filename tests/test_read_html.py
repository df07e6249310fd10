"""Pages: all of the article, nothing of the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolltrace.model import Report, Trouble
from tolltrace.read import reports

P = "Gunmen killed nine people in the market of Tel Amran on Sunday, the governor of the district said."
LONG = f"<p>{P}</p>" * 4


def page(tmp_path: Path, content: str | bytes) -> Report:
    """The report in a page."""
    path = tmp_path / "page.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = reports([path])
    assert isinstance(found, Report), found
    return found


ROWS = [
    # (what, markup inside the article, its text)
    (
        "inline tags add no gap",
        "<p>The <strong>34 civilians,</strong> among<em>st</em> them</p>",
        "The 34 civilians, amongst them",
    ),
    ("entities and spaces", "<p>12&nbsp;dead\n   in &ldquo;Amran&rdquo;&#8217;s</p>", "12 dead in “Amran”’s"),
    ("a line break", "<p>Dead: 9<br>Hurt: 3</p>", "Dead: 9\nHurt: 3"),
    ("a list", "<ul><li>Dead: <b>9</b></li><li><p>Hurt: 3</p></li></ul>", "- Dead: 9\n- Hurt: 3"),
    (
        "a list in a list",
        "<ul><li>East<ul><li>9 dead</li></ul></li><li>West</li></ul>",
        "- East\n- 9 dead\n- West",
    ),
    (
        "a table",
        "<table><caption>Toll</caption><thead><tr><th>Town</th><th>Dead</th></tr></thead>"
        "<tbody><tr><td>Amran</td><td>9</td></tr><tr><td>Qasr</td><td></td></tr></tbody></table>",
        "Toll\nTown | Dead\nAmran | 9\nQasr |",
    ),
    (
        "a cell over two columns",
        "<table><tr><th colspan=2>Toll</th><th>x</th></tr><tr><td>a</td><td>1</td><td>2</td></tr></table>",
        "Toll |  | x\na | 1 | 2",
    ),
    ("terms", "<dl><dt>Dead</dt><dd>9</dd><dt>Hurt:</dt><dd>3</dd></dl>", "Dead: 9\nHurt: 3"),
    ("an info box", "<aside class='box'><h3>In figures</h3><p>Dead: 9</p></aside>", "In figures\n\nDead: 9"),
    (
        "a caption",
        "<figure><img alt='no'><figcaption>Graves of the 9 dead</figcaption></figure>",
        "Graves of the 9 dead",
    ),
    ("scripts and comments", "<script>9</script><!-- 12 dead --><style>p{}</style><p>So far.</p>", "So far."),
    ("a promo", "<div class='newsletter-promo'><p>Join 42,000 readers</p></div><p>So far.</p>", "So far."),
    ("hidden text", "<p hidden>12 dead</p><p style='display: none'>13 dead</p><p>So far.</p>", "So far."),
    (
        "links to other stories",
        "<ul><li><a href='#'>Bus: 12 dead</a></li><li><a href='#'>Six shot</a></li></ul><p>So far.</p>",
        "So far.",
    ),
    (
        "places that are links",
        "<ul><li><a href='#'>Amran</a>: 9</li><li><a href='#'>Qasr</a>: 3</li></ul>",
        "- Amran: 9\n- Qasr: 3",
    ),
    ("a site builder's parts", "<div class='md:overflow-hidden a-widget-text'><p>9 dead</p></div>", "9 dead"),
    ("text between blocks", "before<p>in</p>after", "before\n\nin\n\nafter"),
]


@pytest.mark.parametrize(("what", "markup", "text"), ROWS, ids=[row[0] for row in ROWS])
def test_article_is_read_as_seen(tmp_path: Path, what: str, markup: str, text: str) -> None:
    """What a reader sees of the markup is what the report says, after the headline and the paragraphs."""
    found = page(tmp_path, f"<html><body><article><h1>Raid</h1>{LONG}{markup}</article></body></html>")
    before = "\n\n".join(["Raid", P, P, P, P]) + "\n\n"
    assert found.text == before + text, what


AROUND = """<!DOCTYPE html><html lang="en-GB"><head><title>TITLE 1 | Hill News</title>
<meta property="article:published_time" content="2031-05-04T10:00:00Z">
<link rel="canonical" href="https://hill.example/raid"><meta name="author" content="Lena Oduya">
<meta property="og:site_name" content="Hill News"></head>
<body><header><h1>Hill News</h1></header><nav>World 2</nav><div class="ticker">BREAKING 3 dead</div>
<div class="cookie-banner">We and our 4 partners</div>
%s
<section class="related"><h3>Read also</h3><p>Five dead</p></section>
<aside role="complementary">Most read 6</aside>
<form>Subscribe 7</form><footer>© 8 Hill News</footer></body></html>"""


@pytest.mark.parametrize(
    "markup",
    [
        f"<article><h1>Nine dead</h1>{LONG}</article>",
        f"<main><h1>Nine dead</h1>{LONG}</main>",
        f"<div id=content><h1>Nine dead</h1><div>{LONG}</div></div>",
        f"<h1>Nine dead</h1><div itemprop=articleBody>{LONG}</div>",
        f"<h1>Nine dead</h1><div class=x><div class=y>{LONG}</div></div>",
        f"<article><h1>Nine dead</h1>{LONG}</article><article><h2>Card</h2><p>12 dead</p></article>",
    ],
)
def test_nothing_of_the_page_around_it(tmp_path: Path, markup: str) -> None:
    """However the article is marked, the headline comes first and the page's chrome stays out."""
    found = page(tmp_path, AROUND % markup)
    assert found.text == "\n\n".join(["Nine dead", P, P, P, P])
    assert (found.title, found.byline, found.published) == ("Nine dead", "Lena Oduya", "2031-05-04")
    assert (found.url, found.publisher, found.language) == ("https://hill.example/raid", "Hill News", "en")


def test_live_page_has_all_its_entries(tmp_path: Path) -> None:
    """Several articles of a page, each of some length, are all read."""
    entries = "".join(f"<article><h2>{hour}:00</h2>{LONG}</article>" for hour in (12, 13, 14))
    found = page(tmp_path, f"<html><body><main><h1>Live</h1>{entries}</main></body></html>")
    assert [f"{hour}:00" in found.text for hour in (12, 13, 14)] == [True] * 3
    assert found.text.startswith("Live\n\n")


def test_declared_charset_of_a_page(tmp_path: Path) -> None:
    """A page's own charset decodes it."""
    content = f"<html><head><meta charset=windows-1252></head><body><p>Pont-Sondé: {P}</p></body></html>"
    found = page(tmp_path, content.encode("cp1252"))
    assert found.text == f"Pont-Sondé: {P}"
    assert found.encoding == "cp1252 (declared)"


def test_xml_declaration_does_not_stop_it(tmp_path: Path) -> None:
    """A page of XHTML is read like another."""
    head = '<?xml version="1.0" encoding="utf-8"?>'
    assert page(tmp_path, f"{head}<html><body><p>{P}</p></body></html>").text == P


def test_deep_page_is_read(tmp_path: Path) -> None:
    """Depth that pages have is read; depth that no page has exhausts nothing."""
    assert P in page(tmp_path, f"<html><body>{'<div>' * 200}<p>{P}</p></body></html>").text
    (tmp_path / "deep.html").write_text(
        f"<html><body><p>{P}</p>{'<div>' * 100_000}<p>9 dead</p></body></html>"
    )
    assert len(list(reports([tmp_path / "deep.html"]))) == 1


def test_long_text_is_not_cut(tmp_path: Path) -> None:
    """A page with one text of twelve megabytes is read to its end."""
    assert page(tmp_path, f"<html><body><p>{'dead ' * 2_500_000}end</p></body></html>").text.endswith("end")


SOUP = [
    *("<p>", "</p>", "<ul>", "<li>", "<table>", "<tr>", "<td>", "9 dead ", "<h1>", "</h1>", "<article>", "<"),
    *("</article>", "<a href=x>", "</a>", "<br>", "<nav>", "</nav>", "<dl>", "<dt>", "<dd>", "&amp;"),
]


@given(st.lists(st.sampled_from(SOUP), max_size=25))
@settings(deadline=None, max_examples=60)
def test_no_markup_crashes_it(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    """Any soup of tags gives a report or a trouble."""
    path = tmp_path_factory.mktemp("soup") / "page.html"
    path.write_text("<html><body>" + "".join(pieces))
    (found,) = reports([path])
    assert isinstance(found, Report | Trouble)
    if isinstance(found, Report):
        assert found.text == found.text.strip()
