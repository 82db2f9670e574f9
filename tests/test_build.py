"""The build as its users know it: two doors, one site, whole or not at all, the same bytes every time."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from site_builder import rebuild
from site_builder.problems import ChangedMeanwhile
from tests.conftest import ROOT

AUTHORITY = """\
site_name: Saltmarsh Council
site_url: https://foi.saltmarsh.example/
docs_dir: published
theme: {name: material, font: false}
plugins: [publication-scheme: {reference_pattern: 'FOI-\\d+'}]
"""
RECORD = """\
---
reference: FOI-17
title: Grit bins by ward
date: 2024-05-02
received: 2024-04-08
outcome: disclosed-in-part
exemptions: [s40(2)]
keywords: [roads]
attachments: [{file: bins.csv, title: Grit bins}]
---

## Request

Where are the grit bins?

## Response

See [the table](FOI-17/bins.csv). Names of residents are withheld under section 40(2), which is absolute.

You may ask us for a review, and complain to the Information Commissioner.
"""


@pytest.fixture
def saltmarsh(tmp_path: Path) -> Path:
    """Another authority, in another folder, with nothing but the package installed."""
    (tmp_path / "published" / "2024" / "FOI-17").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(AUTHORITY)
    (tmp_path / "published" / "index.md").write_text("---\ntemplate: home.html\n---\n# Saltmarsh\n\nWelcome.\n")
    (tmp_path / "published" / "2024" / "FOI-17.md").write_text(RECORD)
    (tmp_path / "published" / "2024" / "FOI-17" / "bins.csv").write_text("ward,bins\nNorth,4\n")
    return tmp_path


def run(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def tree(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_a_site_may_go_elsewhere_and_both_are_kept_up_to_date(saltmarsh: Path) -> None:
    for folder in ((), ("--site", "elsewhere/site")):
        assert run(saltmarsh, "site_builder", "build", *folder).returncode == 0
    assert tree(saltmarsh / "site") == tree(saltmarsh / "elsewhere/site")
    (saltmarsh / "published/2024/FOI-17.md").write_text(RECORD.replace("Grit bins by ward", "Grit bins"))
    assert run(saltmarsh, "site_builder", "build", "--site", "elsewhere/site").returncode == 0
    assert b"Grit bins by ward" in (saltmarsh / "site/disclosures/foi-17/index.html").read_bytes()
    assert b"Grit bins by ward" not in (saltmarsh / "elsewhere/site/disclosures/foi-17/index.html").read_bytes()


def test_mkdocs_builds_another_authority_from_another_folder(saltmarsh: Path) -> None:
    done = run(saltmarsh, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    page = (saltmarsh / "site/disclosures/foi-17/index.html").read_text()
    assert "Saltmarsh Council" in page
    assert 'href="bins.csv"' in page
    assert (saltmarsh / "site/disclosures/foi-17/bins.csv").read_text() == "ward,bins\nNorth,4\n"
    assert not list((saltmarsh / "site").rglob("*.md"))
    assert not list((saltmarsh / "site").glob("_frame*"))


def test_the_command_and_mkdocs_build_the_same_bytes_whatever_the_hash_seed(saltmarsh: Path) -> None:
    assert run(saltmarsh, "mkdocs", "build", "--strict", "-d", "one", seed="1").returncode == 0
    assert run(saltmarsh, "site_builder", "build", seed="2").returncode == 0
    assert tree(saltmarsh / "one") == tree(saltmarsh / "site")


def test_one_broken_record_publishes_nothing_and_leaves_the_old_site(saltmarsh: Path) -> None:
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    before = tree(saltmarsh / "site")
    (saltmarsh / "published/2024/FOI-18.md").write_text(
        RECORD.replace("FOI-17", "FOI-18").replace("bins by", "bins: by")
    )
    (saltmarsh / "published/2024/FOI-19.md").write_text("No front matter.\n")
    done = run(saltmarsh, "site_builder", "build", "--json")
    assert done.returncode == 1
    found = [(p["path"], p["line"], p["code"]) for p in json.loads(done.stdout)["problems"]]
    assert found == [
        ("published/2024/FOI-18.md", 3, "front-matter-invalid"),
        ("published/2024/FOI-18.md", 9, "missing-attachment"),
        ("published/2024/FOI-19.md", 1, "front-matter-invalid"),
    ]
    by_mkdocs = run(saltmarsh, "mkdocs", "build")
    assert by_mkdocs.returncode == 1
    assert "published/2024/FOI-18.md:3: [title]" in by_mkdocs.stderr
    assert tree(saltmarsh / "site") == before


@pytest.mark.parametrize("name", ["2024/FOI-17/bins.csv", "index.md"])
def test_what_is_swapped_behind_the_gate_is_not_published(saltmarsh: Path, name: str) -> None:
    file = saltmarsh / "published" / name

    def swap(stage: str, items: Sequence[str]) -> Sequence[str]:
        if stage.startswith("Making pages"):
            file.write_text("name,home address\nKaren Whitfield,14 Larch Close NM4 7QT\n")
        return items

    with pytest.raises(ChangedMeanwhile, match=Path(name).name):
        rebuild.build(saltmarsh / "mkdocs.yml", False, swap)
    assert not (saltmarsh / "site").exists()


def test_a_warning_in_strict_mode_leaves_the_old_site(saltmarsh: Path) -> None:
    assert run(saltmarsh, "mkdocs", "build", "--strict").returncode == 0
    before = tree(saltmarsh / "site")
    (saltmarsh / "published/index.md").write_text("---\ntemplate: home.html\n---\n# New\n\n[gone](nowhere.md)\n")
    assert run(saltmarsh, "mkdocs", "build", "--strict").returncode == 1
    assert tree(saltmarsh / "site") == before


def test_a_deleted_record_leaves_nothing_behind(saltmarsh: Path) -> None:
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    other = RECORD.replace("FOI-17", "FOI-18").replace("roads", "winter")
    (saltmarsh / "published/2024/FOI-18.md").write_text(other)
    shutil.copytree(saltmarsh / "published/2024/FOI-17", saltmarsh / "published/2024/FOI-18")
    before = tree(saltmarsh / "site")
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    assert tree(saltmarsh / "site") != before
    (saltmarsh / "published/2024/FOI-18.md").unlink()
    shutil.rmtree(saltmarsh / "published/2024/FOI-18")
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    assert tree(saltmarsh / "site") == before


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("2024/draft.xlsx", "unnamed-file"),
        ("2024/FOI-17/notes.csv", "unnamed-file"),
        ("2024/FOI-17/~$bins.csv", "junk-file"),
        ("plan.pdf", "unnamed-file"),
        ("search.md", "reserved-address"),
        ("about.md", "front-matter-invalid"),
    ],
)
def test_a_file_that_has_no_place_stops_the_build(saltmarsh: Path, name: str, code: str) -> None:
    (saltmarsh / "published" / name).write_text("---\ntitle: a: b\n---\n" if name == "about.md" else "x")
    done = run(saltmarsh, "site_builder", "check", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)["problems"]
    assert {p["path"] for p in found} == {f"published/{name}"}
    assert code in {p["code"] for p in found}


def test_a_picture_that_a_page_shows_may_lie_beside_it(saltmarsh: Path) -> None:
    Image.new("RGB", (8, 8)).save(saltmarsh / "published/map.png")
    (saltmarsh / "published/about.md").write_text("# About\n\n![A map](map.png)\n")
    assert run(saltmarsh, "mkdocs", "build", "--strict").returncode == 0
    assert (saltmarsh / "site/map.png").exists()


def test_styles_and_scripts_that_every_page_loads_may_lie_in_the_folder_of_records(saltmarsh: Path) -> None:
    for name in ("own.css", "own.js", "left.css", "table.csv"):
        (saltmarsh / "published" / name).write_text("/* Saltmarsh */")
    loaded = "extra_css: [own.css]\nextra_javascript: [{path: own.js, defer: true}, table.csv]\n"
    (saltmarsh / "mkdocs.yml").write_text(AUTHORITY + loaded)
    refused = run(saltmarsh, "site_builder", "build").stderr
    assert "left.css" in refused and "table.csv" in refused and "own." not in refused
    for name in ("left.css", "table.csv"):
        (saltmarsh / "published" / name).unlink()
    (saltmarsh / "mkdocs.yml").write_text(AUTHORITY + loaded.replace(", table.csv", ""))
    assert run(saltmarsh, "site_builder", "build", "--strict").returncode == 0
    assert b"href=../../own.css" in (saltmarsh / "site/disclosures/foi-17/index.html").read_bytes()
    assert {"own.css", "own.js"} <= tree(saltmarsh / "site").keys()


@pytest.mark.parametrize(
    ("template", "words", "said"),
    [
        ("scheme/disclosure.html", "<p>\n{% if %}", "disclosure.html:2 cannot be used: Expected an expression"),
        ("scheme/disclosure.html", "<p>\n{{ nobody }}", "disclosure.html:2 cannot be used: 'nobody' is undefined."),
        ("scheme/year.html", '{% include "lost.html" %}', "year.html:1 cannot be used: 'lost.html' not found"),
        ("scheme/year.html", "{{ 1 + 'a' }}", "year.html:1 cannot be used: unsupported operand"),
        ("scheme/year.html", "{% macro a() %}{% endmacro %}{{ a(1) }}", "year.html:1 cannot be used: macro 'a' takes"),
        ("scheme/year.html", "\n{{ 1 // 0 }}", "year.html:2 cannot be used: integer division or modulo by zero."),
        (
            "scheme/year.html",
            "{% for a, b in [(1, 2, 3)] %}{% endfor %}",
            "year.html:1 cannot be used: too many values",
        ),
        ("scheme/year.html", "{% include 'scheme/year.html' %}", "year.html:1 cannot be used: maximum recursion depth"),
        ("scheme/year.html", "<p>\n{{ none | number }}", "year.html:2 cannot be used: unsupported format"),
        ("scheme/year.html", "{{ 3 | address }}", "year.html:1 cannot be used: quote_from_bytes() expected bytes"),
        ("404.html", "<p>\n\udcff", "404.html:2 cannot be used: a character is not UTF-8"),
        ("scheme/other.html", "<p>\n\udcff", "other.html:2 cannot be used: a character is not UTF-8"),
        ("main.html", "{{ nobody.here }}", "main.html:1 cannot be used: 'nobody' is undefined."),
    ],
)
def test_a_template_that_cannot_be_used_is_named_and_the_old_site_stays(
    saltmarsh: Path, template: str, words: str, said: str
) -> None:
    with (saltmarsh / "mkdocs.yml").open("a") as settings:
        settings.write("theme: {name: material, font: false, custom_dir: own}\n")
    file = saltmarsh / "own" / template
    file.parent.mkdir(parents=True)
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    before = tree(saltmarsh / "site")
    file.write_text(words, "utf-8", "surrogateescape")
    done = run(saltmarsh, "site_builder", "build")
    assert done.returncode == 1
    assert said in done.stderr and "Nothing was published" in done.stderr and "Traceback" not in done.stderr
    assert tree(saltmarsh / "site") == before


def test_a_folder_that_is_no_site_is_not_made_one(saltmarsh: Path) -> None:
    (saltmarsh / "letters").mkdir()
    (saltmarsh / "letters/from-2019.txt").write_text("Dear all")
    done = run(saltmarsh, "site_builder", "build", "--site", "letters")
    assert done.returncode == 1
    assert "What lies there is no site" in done.stderr
    assert tree(saltmarsh / "letters") == {"from-2019.txt": b"Dear all"}
    for known in (True, False):  # nor is a site of ours refused that nothing is known of any more
        assert run(saltmarsh, "site_builder", "build").returncode == 0
        if known:
            (saltmarsh / ".cache").rename(saltmarsh / ".cache-of-long-ago")


def test_a_live_preview_says_that_another_is_open(saltmarsh: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.listen()
        (saltmarsh / "mkdocs.yml").write_text(f"{AUTHORITY}dev_addr: 127.0.0.1:{port}\n")
        done = run(saltmarsh, "site_builder", "serve")
        assert done.returncode == 1
        assert not (saltmarsh / ".cache/preview").exists()  # that is said before a site is built
        assert done.stderr.splitlines()[-1].startswith("Error: The site cannot be served")
        assert "'dev_addr' in mkdocs.yml names another address" in done.stderr


@pytest.mark.parametrize(
    "door", [("site_builder", "--config", "{}/mkdocs.yml", "build"), ("mkdocs", "build", "-f", "{}/mkdocs.yml")]
)
@pytest.mark.parametrize("linked", ["", "published"])
def test_a_held_record_stays_unseen_where_a_link_leads_to_it(
    saltmarsh: Path, door: tuple[str, ...], linked: str
) -> None:
    record = saltmarsh / "published/2024/FOI-17.md"
    record.write_text(RECORD.replace("keywords:", "publish_after: 2999-01-01\nkeywords:"))
    start = saltmarsh
    if linked:
        (saltmarsh / linked).rename(saltmarsh / "elsewhere")
        (saltmarsh / linked).symlink_to("elsewhere")
    else:
        start = saltmarsh / "link"
        start.symlink_to(saltmarsh)
    done = run(saltmarsh, *(word.format(start) for word in door))
    assert done.returncode == 0, done.stderr
    assert not [file for file in (saltmarsh / "site").rglob("*") if "FOI-17" in str(file).upper()]


def test_two_records_cannot_share_an_address(saltmarsh: Path) -> None:
    second = RECORD.replace("[the table](FOI-17/bins.csv)", "the table").replace("FOI-17", "foi 17")
    second = second.replace("attachments: [{file: bins.csv, title: Grit bins}]\n", "")
    (saltmarsh / "published/2024/other.md").write_text(second)
    (saltmarsh / "mkdocs.yml").write_text(AUTHORITY.replace("FOI-\\d+", "(?i)foi.\\d+"))
    found = json.loads(run(saltmarsh, "site_builder", "check", "--json").stdout)["problems"]
    assert [(p["path"], p["line"], p["code"]) for p in found] == [
        ("published/2024/FOI-17.md", 2, "duplicate-reference"),
        ("published/2024/other.md", 2, "duplicate-reference"),
    ]


def test_a_link_to_elsewhere_is_refused(saltmarsh: Path) -> None:
    (saltmarsh / "published/2024/FOI-17/bins.csv").unlink()
    (saltmarsh / "published/2024/FOI-17/bins.csv").symlink_to("/etc/hostname")
    found = json.loads(run(saltmarsh, "site_builder", "check", "--json").stdout)["problems"]
    assert "symlink" in {p["code"] for p in found}


def test_the_sample_catalogue_passes_the_gate() -> None:
    done = run(ROOT, "site_builder", "check", "--json")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["checked"] >= 40


def test_a_bare_record_is_checked_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(RECORD.replace("2024-05-02", "2024-05-32"))
    done = run(ROOT, "site_builder", "check", str(tmp_path / "draft.md"), "--json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert document["checked"] == 1
    assert "invalid-date" in {p["code"] for p in document["problems"]}


@pytest.mark.parametrize("arguments", [["check", "--format", "sarif"], ["schema"], ["search", "anpr", "--json"]])
def test_machine_readable_answers_are_one_json_document(arguments: list[str]) -> None:
    json.loads(run(ROOT, "site_builder", *arguments).stdout)


def test_a_search_may_begin_with_a_minus_and_says_where_records_have_only_some_of_the_words() -> None:
    assert json.loads(run(ROOT, "site_builder", "search", "-anpr", "--json").stdout)["total"] > 20
    assert json.loads(run(ROOT, "site_builder", "search", "anpr zyxwvut", "--json").stdout)["some"] is True
    assert "some of these words" in run(ROOT, "site_builder", "search", "anpr zyxwvut").stdout


def test_a_terminal_without_every_letter_gets_its_answer(saltmarsh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (saltmarsh / "published/2024/FOI-17/bins.csv").write_text("ward,officer\nŁódź,jane.doe@private.example\n")
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    assert "problem: published/2024/FOI-17/bins.csv:2" in run(saltmarsh, "site_builder", "check").stdout
    found = json.loads(run(saltmarsh, "site_builder", "check", "--json").stdout)["problems"]
    assert any("j…e@p…e" in problem["message"] for problem in found)


@pytest.mark.parametrize("command", [["check"], ["build"], ["search", "grit"]])
def test_what_the_system_refuses_is_told_in_words(saltmarsh: Path, command: list[str]) -> None:
    cache = saltmarsh / ".cache"
    cache.write_text("")
    done = run(saltmarsh, "site_builder", *command, "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["error"] == f"{cache.name} is a file, and this program " \
        "keeps a folder of that name: remove it."  # fmt: skip
    cache.unlink()
    cache.symlink_to("nowhere")
    done = run(saltmarsh, "site_builder", *command)
    assert done.returncode == 1 and ".cache" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--config", "nowhere.yml", "check"], ["check", "nowhere.md"], ["cite", "x", "--regime", "XX"], ["nope"]],
)
def test_wrong_use_exits_with_2_and_says_why(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, "site_builder", *arguments)
    assert done.returncode == 2
    assert "Error" in done.stderr and not done.stdout
    told = run(tmp_path, "site_builder", *arguments, "--json")
    assert told.returncode == 2
    assert json.loads(told.stdout)["error"] in done.stderr


def test_a_copy_that_cannot_be_written_is_an_error_in_words(saltmarsh: Path) -> None:
    Image.new("RGB", (2, 2)).save(saltmarsh / "a.png")
    done = run(saltmarsh, "site_builder", "clean", "a.png", "--into", "mkdocs.yml/copies")
    assert done.returncode == 1 and "cannot be written" in done.stderr and "Traceback" not in done.stderr


TINY = "---\nreference: A1\ntitle: Bins\ndate: 2024-01\n---\nNone held.\n"


@pytest.mark.parametrize("records", [{}, {"2024/a.md": TINY}])
def test_an_authority_may_begin_with_nothing(tmp_path: Path, records: dict[str, str]) -> None:
    (tmp_path / "published" / "2024").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(AUTHORITY.replace(": {reference_pattern: 'FOI-\\d+'}", ""))
    for name, text in records.items():
        (tmp_path / "published" / name).write_text(text)
    done = run(tmp_path, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Saltmarsh Council" in (tmp_path / "site/index.html").read_text()
    assert len(list((tmp_path / "site/disclosures").glob("*/index.html"))) == len(records)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_that_is_started_without_a_place_to_print_ends_as_others_do(tmp_path: Path, closed: str) -> None:
    command = ["sh", "-c", f'exec "$0" -m site_builder --help {closed}', sys.executable]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
