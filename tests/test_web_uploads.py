"""Reports added through the browser: bounded, whole or not at all, and no file name leads anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from tolltrace.read.handed import Handed, handed
from tolltrace.read.source import Kept
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.database import Store
from tolltrace.store.tables import Claim, Episode, Logged, Report, Version
from tolltrace.store.verifying import faults
from tolltrace.web.rights import TAKES
from tolltrace.web.uploads import MOST_FILES, MOST_REPORTS
from web_desk import EVIL, client, form, harmless
from web_people import browser, enter, with_accounts

SAID = b"At least 12 people were killed in the market of Zaria, police said."
MOST = TAKES["POST /add"]


def send(here: TestClient, *files: tuple[str, bytes], **fields: str) -> tuple[int, str]:
    """The status and the page after the form was sent with these files."""
    sent = form(here.get("/add").text, "/add") | fields
    del sent["files"]
    given = [("files", (name, data, "application/octet-stream")) for name, data in files]
    answer = here.post("/add", data=sent, files=given or [("files", ("", b"", "text/plain"))])
    return answer.status_code, answer.text


@pytest.fixture(scope="module")
def bo(still: Store) -> TestClient:
    """Bo's browser, of whose forms none is carried out."""
    return client(still, "bo")


def count(store: Store) -> int:
    """How many reports the casebook has."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Report)) or 0


def newest(store: Store) -> Report:
    """The report that came last."""
    with store.reading() as session:
        return session.scalars(select(Report).order_by(Report.id.desc()).limit(1)).one()


def test_files_and_a_text_come_into_an_episode(store: Store, ana: TestClient) -> None:
    """Their claims are read at once, under the name of who added them; sent again they are known."""
    files = ("a.txt", SAID), ("b.html", b"<html><body><p>Today. " + SAID + b"</p></body></html>")
    known = {"text": "Nine people died, police said.\r\nNo more."} | {
        "title": "A title",
        "published": "2024-05-03",
    }
    status, text = send(ana, *files, **known, publisher="The Wire")
    assert status == 200, text
    assert text.count("<span>new</span>") == 3
    row = newest(store)
    assert (row.title, row.publisher, row.published, row.episode) == ("A title", "The Wire", "2024-05-03", 1)
    with store.reading() as session:
        text = text_of(fetch(session, session.get_one(Version, row.version).text))
        assert text == "Nine people died, police said.\nNo more."
        claims = session.scalars(select(Claim).where(Claim.report > 2)).all()
        assert {one.low for one in claims} == {9, 12}
        assert {session.get_one(Logged, one.revision).who for one in claims} == {"ana"}
        assert list(faults(session)) == []
    status, text = send(ana, *files, **known, publisher="The Wire")
    assert (status, text.count("<span>known</span>")) == (200, 3)


def test_a_new_episode_is_begun(store: Store, ana: TestClient) -> None:
    """By its title, whatever it is made of."""
    status, text = send(ana, ("a.txt", SAID), new=f"Zaria {EVIL}")
    assert (status, harmless(text)) == (200, True)
    with store.reading() as session:
        assert session.get_one(Episode, 2).title.startswith("Zaria <script>")
    assert harmless(ana.get("/episodes/2").text)
    assert harmless(ana.get("/add").text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd"),
        ("C:\\reports\\con.txt", "con"),
        ("/etc/shadow", "shadow"),
        ("<svg onload=alert(2)>.txt", "<svg onload=alert(2)>"),
        ("=1+1.txt", "=1+1"),
        ("a\u202etxt.txt", "atxt"),
        ("x" * 300 + ".txt", "x" * 80),
        (".txt", "report"),
        ("-", "-"),
    ],
)
def test_a_file_name_is_words_and_nothing_more(tmp_path: Path, name: str, shown: str) -> None:
    """No folder of it is followed, no file is opened, nothing unseen is left."""
    found = list(handed(Handed(name, SAID)))
    assert [type(one) for one in found] == [Kept]
    assert isinstance(found[0], Kept)
    assert found[0].report.id == shown
    assert found[0].report.text == SAID.decode()
    assert (found[0].report.path or "").startswith("handed over, ")


def test_a_name_of_this_machine_reads_the_bytes_that_were_sent(tmp_path: Path) -> None:
    """Not the file that happens to lie there."""
    own = tmp_path / "own.txt"
    own.write_text("A secret: 7 people were killed.", "utf-8")
    (found,) = handed(Handed(str(own), SAID))
    assert isinstance(found, Kept)
    assert found.report.text == SAID.decode()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([("a.case", SAID)], "unknown kind"),
        ([("a.folder", SAID)], "unknown kind"),
        ([("manifest.exe", SAID)], "unknown kind"),
        ([("a.txt", b"")], "empty"),
        ([("a.txt", b"\x00\x01\x02\xff" * 50)], "binary"),
        ([("a.json", b"[" * 100_000)], "nothing was kept"),
        ([("good.txt", SAID), ("bad.jsonl", b"{")], "nothing was kept"),
        ([("a.jsonl", b'{"text": "One died."}\n' * (MOST_REPORTS + 1))], f"more than {MOST_REPORTS} reports"),
        ([], "files or texts"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_kept(
    bo: TestClient, files: list[tuple[str, bytes]], told: str
) -> None:
    """Not the good file beside the bad one, either."""
    status, text = send(bo, *files)
    assert (status, told in text) == (422, True), text
    assert harmless(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "javascript:alert(1)"},
        {"url": "https://a b"},
        {"published": "yesterday"},
        {"published": "2024-02-30"},
        {"title": "x" * 3000},
        {"publisher": "x" * 3000},
        {"new": "x" * 400},
        {"url": "https://wire.example/1", "files": "two"},
        {"episode": "9"},
        {"episode": ""},
    ],
)
def test_what_is_known_of_a_report_is_checked(bo: TestClient, fields: dict[str, str]) -> None:
    """An address that a page would link to is one, a day is one."""
    files = [("a.txt", SAID)] if fields.pop("files", "") else []
    assert send(bo, *files, text="Nine died.", **fields)[0] == 422


def test_what_is_too_large_is_refused(bo: TestClient) -> None:
    """Before it is looked at; and so is a form of too many files."""
    assert send(bo, ("a.txt", b"x" * MOST))[0] == 413
    assert send(bo, *[(f"{n}.txt", SAID) for n in range(MOST_FILES + 1)])[0] == 422
    assert send(bo, *[(f"{n}.txt", SAID) for n in range(MOST_FILES + 9)])[0] == 400


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\nno header"),
        (
            "multipart/form-data; boundary=x; charset=rot13",
            b'--x\r\ncontent-disposition: form-data; name="csrf"\r\n',
        ),
        ("multipart/form-data; boundary=" + "x" * 5000, b""),
        ("application/x-www-form-urlencoded", b"\xff"),
    ],
)
def test_what_is_no_form_is_refused(bo: TestClient, kind: str, body: bytes) -> None:
    """With a page that says so."""
    assert bo.post("/add", content=body, headers={"content-type": kind}).status_code in (400, 403)


def test_two_files_of_one_name_are_two_reports(store: Store, ana: TestClient) -> None:
    """Browsers call many files alike; one address is one report, whose other text is a version."""
    assert "<span>new</span>" in send(ana, ("document.txt", SAID))[1]
    assert "<span>new</span>" in send(ana, ("document.txt", SAID + b" More."))[1]
    url = "https://wire.example/1"
    assert "<span>new</span>" in send(ana, ("document.txt", SAID + b" Later."), url=url)[1]
    assert "changed, version 2" in send(ana, ("other.txt", SAID + b" Later still."), url=url)[1]
    assert count(store) == 5


def test_only_who_may_add_sends_more_than_a_form(store: Store) -> None:
    """A reader's files, and those of who is not signed in, are refused by their size already."""
    with_accounts(store)
    for here, most in ((enter(browser(store), "rita"), 403), (browser(store), 403)):
        assert here.get("/add").status_code in (303, 403)
        assert here.post("/add", files=[("files", ("a.txt", SAID))]).status_code == most
        assert here.post("/add", content=b"x" * 100_000).status_code == 413
    assert "Add reports" in enter(browser(store), "ana").get("/add").text
