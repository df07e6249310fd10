"""Paths in, reports and troubles out; one bad input stops nothing."""

from __future__ import annotations

import io
import json
import os
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tolltrace.model import Report, Trouble
from tolltrace.read import case, reports
from tolltrace.settings import Settings

SENTENCE = "Nine people were killed in Tel Amran on Sunday, the governor said."


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file, with its folders."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def manifest(folder: Path, entries: Any, **head: Any) -> Path:
    """Write a manifest and give its folder."""
    put(folder, "manifest.json", json.dumps({"reports": entries, **head}))
    return folder


def read(*paths: Path | str, **wants: Any) -> tuple[list[Report], list[Trouble]]:
    """Reports and troubles apart."""
    found = list(reports(paths, **wants))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Trouble)]


def test_plain_text_is_the_file_as_it_stands(tmp_path: Path) -> None:
    """Line ends stay; only a byte-order mark is no part of the text."""
    path = put(tmp_path, "raid.txt", b"\xef\xbb\xbfNine dead.\r\nSix hurt.\n")
    (report,), troubles = read(path)
    assert (report.id, report.text) == ("raid", "Nine dead.\r\nSix hurt.\n")
    assert report.encoding == "utf-8 (byte-order mark)"
    assert not troubles


def test_jsonl_takes_what_a_record_says(tmp_path: Path) -> None:
    """Known fields are taken over; a record without an id is named by its line."""
    own = {"id": "a7", "text": SENTENCE, "title": "Raid", "url": "https://hill.example/1"}
    own |= {"published": "2031-05-04T10:00:00+02:00", "publisher": "Hill News", "language": "en"}
    path = put(tmp_path, "all.jsonl", json.dumps(own) + "\n\n" + json.dumps({"text": SENTENCE}) + "\n")
    (first, second), troubles = read(path)
    assert (first.id, first.title, first.publisher, first.language) == ("a7", "Raid", "Hill News", "en")
    assert (first.published, first.url) == ("2031-05-04", "https://hill.example/1")
    assert (second.id, second.published) == ("all:3", None)
    assert not troubles


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.jsonl", '{"id": 7, "body": "Nine dead."}\n'),
        ("x.json", '[{"id": 7, "body": "Nine dead."}]'),
        ("x.json", '{"id": 7, "body": "Nine dead."}'),
        ("x.csv", 'id,body\n7,"Nine dead."\n'),
        ("x.csv", "id;body\n7;Nine dead.\n"),
        ("x.tsv", "id\tbody\n7\tNine dead.\n"),
        ("x.csv", "id,body\n7,Nine dead.\n".encode("utf-8-sig")),
        ("x.csv", "id,body\n7,Nine dead.\n".encode("utf-16")),
    ],
)
def test_records_of_every_kind_read_alike(tmp_path: Path, name: str, content: str | bytes) -> None:
    """The text field may have any name, in any kind of file."""
    (report,), troubles = read(put(tmp_path, name, content), text_field="body")
    assert (report.id, report.text) == ("7", "Nine dead.")
    assert not troubles


def test_case_is_its_manifest_and_nothing_else(tmp_path: Path) -> None:
    """Ids, dates and publishers are the manifest's; files that it does not name are not read."""
    put(tmp_path, "reports/1.txt", SENTENCE)
    put(tmp_path, "reports/stray.txt", SENTENCE)
    entry = {"id": "000", "file": "reports/1.txt", "publisher": "Hill News", "published": "2031-05-04"}
    manifest(tmp_path, [entry | {"url": None, "language": "en"}], episode="Raid", notice="Made up.")
    for path in (tmp_path, tmp_path / "manifest.json"):
        found, troubles = case([path])
        assert (found.episode, found.notice, [r.id for r in found.reports]) == ("Raid", "Made up.", ["000"])
        assert (found.reports[0].publisher, found.reports[0].published) == ("Hill News", "2031-05-04")
        assert not troubles


def test_folder_gives_its_readable_files_by_name(tmp_path: Path) -> None:
    """Sorted, with the folders below; hidden files and other kinds are passed over."""
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "photo.jpg"):
        put(tmp_path, name, SENTENCE)
    found, troubles = read(tmp_path)
    assert [r.id for r in found] == ["a", "b", "c"]
    assert not troubles


def test_ids_are_unique_within_a_run(tmp_path: Path) -> None:
    """A second same name gets a number, and the same one every time."""
    paths = [put(tmp_path, f"{n}/raid.txt", SENTENCE) for n in range(3)]
    assert [r.id for r in read(*paths)[0]] == ["raid", "raid~2", "raid~3"]
    same = put(tmp_path, "same.jsonl", '{"id": "raid", "text": "Nine dead."}\n' * 2)
    assert [r.id for r in case([paths[0], same])[0].reports] == ["raid", "raid~2", "raid~3"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (SENTENCE, ["stdin"]),
        (json.dumps({"id": "q", "text": SENTENCE}), ["q"]),
        (f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>", ["stdin"]),
    ],
)
def test_standard_input_is_read_by_its_look(
    monkeypatch: pytest.MonkeyPatch, content: str, ids: list[str]
) -> None:
    """Text, records and pages are told apart without a suffix."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found, troubles = read("-")
    assert ([r.id for r in found], [r.text for r in found], troubles) == (ids, [SENTENCE], [])


BAD = [
    # (what is wrong, file, content, words of the trouble)
    ("empty", "a.txt", b"", "empty"),
    ("only blanks", "a.txt", b" \n\t\n", "empty"),
    ("only a mark", "a.txt", b"\xef\xbb\xbf", "empty"),
    ("binary", "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary"),
    (
        "broken utf-8",
        "a.txt",
        ("Neuf morts à Pont-Sondé. " * 300).encode() + b"\xff\xfe\xfa" + b" end",
        "not utf-8",
    ),
    ("half of utf-16", "a.txt", b"\xff\xfeN", "utf-16"),
    ("too short to tell", "a.txt", b"Pont-Sond\xe9", "not utf-8"),
    ("unknown kind", "a.docx", b"x", "unknown kind"),
    ("no JSON", "a.json", b"nine dead", "no JSON"),
    ("cut JSON", "a.json", b'[{"text": "nine', "truncated"),
    ("deep JSON", "a.json", b"[" * 100_000, "JSON"),
    ("empty list", "a.json", b"[]", "without a record"),
    ("binary JSONL", "a.jsonl", bytes(500), "empty|binary"),
    ("empty JSONL", "a.jsonl", b"\n\n", "empty"),
    ("no text field", "a.jsonl", b'{"body": "x"}', "--text-field; there are: body"),
    ("text is a number", "a.jsonl", b'{"text": 12}', "is no text"),
    ("a bare list", "a.jsonl", b"[1, 2]", "no object"),
    ("CSV without the field", "a.csv", b"id,body\n1,x\n", "--text-field; there are: body, id"),
    ("empty CSV", "a.csv", b"", "empty"),
    ("broken CSV", "a.csv", b'id,text\n1,"nine"dead\n', "damaged CSV"),
    (
        "page without text",
        "a.html",
        b"<html><head><title>Nine dead</title></head><body></body></html>",
        "without text",
    ),
    (
        "page of scripts",
        "a.html",
        b"<html><body><script>var dead = 9;</script></body></html>",
        "without text",
    ),
    ("empty page", "a.html", b"", "empty"),
]


@pytest.mark.parametrize(("what", "name", "content", "words"), BAD, ids=[row[0] for row in BAD])
def test_bad_file_is_one_clear_line_and_the_others_go_on(
    tmp_path: Path, what: str, name: str, content: bytes, words: str
) -> None:
    """The line names the file, what is wrong, and a way out."""
    bad = put(tmp_path, name, content)
    good = put(tmp_path, "good.txt", SENTENCE)
    found, troubles = read(bad, good)
    assert [r.id for r in found] == ["good"], what
    assert len(troubles) == 1
    line = str(troubles[0])
    assert str(bad) in line
    assert any(word in line for word in words.split("|")), line
    assert "\n" not in line
    assert troubles[0].way_out


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([{"id": "1", "file": "gone.txt"}], "'gone.txt' is missing"),
        ([{"file": "good.txt"}], "lacks the field 'id'"),
        ([{"id": "1"}], "lacks the field 'file'"),
        ([{"id": "1", "file": "../out.txt"}], "outside"),
        ([{"id": "1", "file": "/etc/hostname"}], "outside"),
        (["good.txt"], "no object"),
        ([{"id": "1", "file": "a\u0000b"}], "'a"),
    ],
)
def test_bad_entry_of_a_manifest_leaves_the_others(tmp_path: Path, entries: list[Any], words: str) -> None:
    """A wrong entry gives a trouble that numbers it; the case goes on."""
    put(tmp_path, "out.txt", SENTENCE)
    put(tmp_path, "case/good.txt", SENTENCE)
    folder = manifest(tmp_path / "case", [*entries, {"id": "2", "file": "good.txt"}])
    found, troubles = case([folder])
    assert [r.id for r in found.reports] == ["2"]
    assert [words in str(t) and "report 1" in str(t) for t in troubles] == [True]


@pytest.mark.parametrize("content", ["{", "[]", '{"episode": "x"}', '{"reports": []}', '{"reports": 7}', ""])
def test_broken_manifest_is_a_trouble(tmp_path: Path, content: str) -> None:
    """A folder with a manifest is a case, and is not read as something else when it is broken."""
    put(tmp_path, "manifest.json", content)
    put(tmp_path, "a.txt", SENTENCE)
    found, (trouble,) = case([tmp_path])
    assert not found.reports
    assert "manifest.json" in trouble.where


def test_date_that_is_none_is_said_and_left_out(tmp_path: Path) -> None:
    """Nothing is guessed of a date; the report is read without."""
    put(tmp_path, "a.txt", SENTENCE)
    found, (trouble,) = case([manifest(tmp_path, [{"id": "1", "file": "a.txt", "published": "last May"}])])
    assert found.reports[0].published is None
    assert "no ISO date" in trouble.what


def test_truncated_line_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    """A line that was cut off has its number in the trouble."""
    path = put(tmp_path, "a.jsonl", '{"id": "1", "text": "x"}\n{"id": "2", "te\n{"id": "3", "text": "y"}\n')
    found, (trouble,) = read(path)
    assert [r.id for r in found] == ["1", "3"]
    assert trouble.where == f"{path}:2"
    assert "truncated" in trouble.what


def test_many_bad_lines_are_counted_not_listed(tmp_path: Path) -> None:
    """After the first ones of a file, bad lines are one number."""
    _, troubles = read(put(tmp_path, "a.jsonl", "x\n" * 1000))
    assert len(troubles) == 21
    assert "980 further" in str(troubles[-1])


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    """Both are said, each with what would have been read."""
    (tmp_path / "empty").mkdir()
    _, troubles = read(tmp_path / "gone.txt", tmp_path / "empty")
    assert ["no such file" in str(troubles[0]), "no readable file" in str(troubles[1])] == [True, True]


def test_file_that_vanishes_while_read(tmp_path: Path) -> None:
    """A file that is gone when its turn comes is a trouble, not a crash."""
    for name in "abc":
        put(tmp_path, f"{name}.txt", SENTENCE)
    stream = reports([tmp_path])
    next(stream)
    (tmp_path / "b.txt").unlink()
    rest = list(stream)
    assert [type(each) for each in rest] == [Trouble, Report]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    """Permissions are named."""
    path = put(tmp_path, "a.txt", SENTENCE)
    path.chmod(0)
    assert "may not be read" in str(read(path)[1][0])


def test_sizes_are_bounded(tmp_path: Path) -> None:
    """Beyond the limits there is a trouble that names the setting, for a file and for a line."""
    small = Settings(max_file_bytes=100, max_record_bytes=100)
    text = put(tmp_path, "a.txt", "x" * 101)
    lines = put(tmp_path, "b.jsonl", '{"text": "' + "x" * 200 + '"}\n{"text": "nine dead"}\n')
    found, troubles = read(text, lines, settings=small)
    assert [r.text for r in found] == ["nine dead"]
    assert "TOLLTRACE_MAX_FILE_BYTES" in str(troubles[0])
    assert "TOLLTRACE_MAX_RECORD_BYTES" in str(troubles[1])


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    """Ten times the records take no more memory."""

    def peak(lines: int) -> int:
        path = put(tmp_path, f"{lines}.jsonl", json.dumps({"text": SENTENCE * 20}) + "\n")
        with path.open("a") as stream:
            stream.writelines(json.dumps({"id": f"r{n}", "text": SENTENCE * 20}) + "\n" for n in range(lines))
        list(reports([path]))
        tracemalloc.start()
        for _ in reports([path]):
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    few = [peak(300), peak(3000)]
    assert few[1] < few[0] + 100_000


def test_published_is_given_only_where_nothing_is_known(tmp_path: Path) -> None:
    """The date of the command line fills a gap and overrules nothing."""
    dated = put(tmp_path, "a.jsonl", '{"text": "x", "published": "2031-05-04"}\n{"text": "y"}')
    assert [r.published for r in read(dated, published="2031-06-01")[0]] == ["2031-05-04", "2031-06-01"]
