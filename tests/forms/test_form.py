"""The form is the schema, and what it saves is a record: from the configuration to the file that a browser wrote."""

import datetime
import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.forms.configuration import configuration
from site_builder.forms.package import EDITOR, EVERYTHING, fetched
from site_builder.forms.page import page as form_page
from site_builder.inspection import inspect
from site_builder.legislation import load_law
from site_builder.problems import blocking
from site_builder.records.disclosure import Heading
from site_builder.records.outcome import TYPED
from site_builder.records.reading import read_record
from site_builder.records.schema import FIELDS, json_schema
from site_builder.records.sections import HEADINGS, sections_of
from site_builder.settings import Form, Project, Settings
from tests.browser.conftest import _Quiet
from tests.conftest import ROOT
from tests.forms import officer
from tests.test_build import RECORD, run, saltmarsh

__all__ = ["saltmarsh"]

SALTMARSH = Settings("Saltmarsh Council", reference_pattern=r"FOI-\d+")


def collection(settings: Settings = SALTMARSH) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(configuration(settings, "published"))["collections"][0]
    return found


def agree(fields: list[dict[str, Any]], schema: Mapping[str, Any]) -> None:
    """Whether these boxes are those of the schema, with their hints, down to the last table."""
    boxes = {box["name"]: box for box in fields}
    assert list(boxes) == list(schema["properties"])
    for name, told in schema["properties"].items():
        assert boxes[name]["hint"] == told["description"]
        assert boxes[name]["required"] is (name in schema["required"])
        inner = told.get("items", told)
        if "properties" in inner:
            agree(boxes[name]["fields"], inner)


def test_every_field_of_the_schema_is_a_box_of_the_form_with_its_hint() -> None:
    boxes = collection()["fields"]
    fields = [box for box in boxes if box["name"] != "body"]
    agree(fields, json_schema())
    assert [box["name"] for box in boxes].index("body") == [field["name"] for field in fields].index("attachments") + 1


def test_choices_and_patterns_are_those_of_the_house() -> None:
    boxes = {box["name"]: box for box in collection()["fields"]}
    outcomes = [(option["value"], option["label"]) for option in boxes["outcome"]["options"]]
    assert outcomes == [(outcome.value, outcome.label) for outcome in TYPED]
    assert [option["value"] for option in boxes["regime"]["options"]] == [regime.code for regime in load_law().regimes]
    assert [option["value"] for option in boxes["classes"]["options"]] == list(SALTMARSH.classes)
    assert boxes["classes"]["multiple"]
    assert boxes["reference"]["pattern"][0] == r"^(?:FOI-\d+)$"
    patterns = {field.name: field.shape["pattern"] for field in FIELDS if "pattern" in field.shape}
    assert boxes["date"]["pattern"][0] == patterns["date"]
    assert boxes["received"]["type"] == "date"


def test_a_pattern_that_a_browser_would_misread_is_left_to_the_gate() -> None:
    boxes = {box["name"]: box for box in collection(Settings("S", reference_pattern=r"(?P<year>\d\d)-\d+"))["fields"]}
    assert "pattern" not in boxes["reference"]


def test_the_text_begins_with_the_headings_that_every_reader_can_rely_on() -> None:
    body = next(box for box in collection()["fields"] if box["name"] == "body")["default"]
    assert [section.title for section in sections_of(body, 1)] == list(HEADINGS.values())
    kinds = [Heading.REQUEST, Heading.RESPONSE, Heading.REASONS, Heading.ADVICE]
    assert [section.kind for section in sections_of(body, 1)] == kinds


@pytest.mark.parametrize(
    ("form", "connects"),
    [
        (None, ""),
        (Form("github", "owner/name"), " https://api.github.com"),
        (Form("gitlab", "group/name", app_id="1"), " https://gitlab.com"),
        (
            Form("gitlab", "group/name", api_root="https://git.saltmarsh.example/api/v4"),
            " https://git.saltmarsh.example",
        ),
    ],
)
def test_the_page_may_speak_to_the_service_it_saves_to_and_to_no_other(form: Form | None, connects: str) -> None:
    assert f"connect-src &#x27;self&#x27; blob: data:{connects};" in form_page("Responses", form)


def test_what_is_saved_by_a_service_becomes_a_proposal() -> None:
    settings = Settings("S", form=Form("gitlab", "group/name", "trunk", app_id="abc"))
    document = json.loads(configuration(settings, "docs"))
    told = {"name": "gitlab", "repo": "group/name", "branch": "trunk", "app_id": "abc", "auth_type": "pkce"}
    told |= {"auth_methods": ["oauth", "token"]}
    assert document["backend"] == told
    assert document["publish_mode"] == "editorial_workflow"


def test_a_record_as_the_editor_wrote_it_is_read_as_it_was_meant() -> None:
    content = (Path(__file__).parent / "written.md").read_bytes()
    read = read_record("disclosures/2026/NMP-FOI-26-00999.md", content, load_law(), "FOIA")
    assert read.problems == () and read.disclosure is not None
    it = read.disclosure
    assert (it.title, str(it.date), it.regime) == ('Swans: moved, "counted" & fed', "2026-05-04", "EIR")
    assert it.summary == "What was asked. What was answered."
    assert [attachment.file for attachment in it.attachments] == ["Swan counts (1).csv"]
    assert [section.kind for section in it.sections][:2] == [Heading.REQUEST, Heading.RESPONSE]


def test_no_form_is_published_unless_it_is_asked_for_and_none_unproved(saltmarsh: Path) -> None:
    assert run(saltmarsh, "site_builder", "build").returncode == 0
    assert not (saltmarsh / "site/admin").exists()
    config = saltmarsh / "mkdocs.yml"
    asked = config.read_text().replace("{reference_pattern", "{form: {backend: github, repo: a/b}, reference_pattern")
    config.write_text(asked)
    done = run(saltmarsh, "site_builder", "build")
    assert done.returncode != 0
    assert "site-builder form" in done.stderr
    folder = saltmarsh / ".cache/form"
    folder.mkdir(parents=True)
    for package in EVERYTHING:
        (folder / package.served).write_text("alert(1)")
    done = run(saltmarsh, "site_builder", "build")
    assert done.returncode != 0
    assert "is not that of" in done.stderr
    (saltmarsh / EDITOR.archive).write_text("not the package")
    done = run(saltmarsh, "site_builder", "form", "--from", str(saltmarsh))
    assert done.returncode == 1
    assert "its hash is another" in done.stderr
    config.write_text(asked.replace("repo: a/b", "branch: main"))
    assert "needs both" in run(saltmarsh, "site_builder", "form").stderr


@pytest.fixture
def published(saltmarsh: Path) -> Iterator[str]:
    """The authority's site with its form, served on this machine; the editor comes from the cache of this checkout."""
    there = ROOT / ".cache/form"
    if fetched(ROOT / ".cache") is None:
        pytest.skip("the editor has not been fetched: run 'site-builder form'")
    shutil.copytree(there, saltmarsh / ".cache/form")
    config = saltmarsh / "mkdocs.yml"
    config.write_text(config.read_text().replace("{ref", "{form: {backend: github, repo: a/b}, ref"))
    done = run(saltmarsh, "site_builder", "build", "--strict")
    assert done.returncode == 0, done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(saltmarsh / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(params=[(360, "en-GB"), (1440, "de-DE")], ids=["phone", "desktop"])
def at_form(request: pytest.FixtureRequest, browser: Browser, published: str) -> Iterator[tuple[Page, str]]:
    """A page of one width in a browser of one language.

    The test fails where the browser complains, or asks any other host for anything.
    """
    width, language = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    own = (published, "data:", "blob:")
    opened.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(own) else None)
    yield opened, published
    assert faults == []
    context.close()


ODD_TEXT = "## Response\n\n| a\\|b | *n* |\n| :-- | --: |\n| 5*3*2 | <5 |\n\n1) one\n\n   - two\n\n---\n\n```\nx\n```\n"
ODD = "---\nreference: FOI-16\ntitle: {}\ndate: 2024-05-02\noutcome: disclosed-in-full\n---\n\n" + ODD_TEXT


def test_an_officer_writes_a_record_that_the_gate_lets_through_and_changes_nothing_else_of_another(
    at_form: tuple[Page, str], saltmarsh: Path
) -> None:
    page, address = at_form
    held = {"published/2024/FOI-16.md": ODD.format("Salt"), "published/2024/FOI-17.md": RECORD}
    held |= {"published/2024/FOI-17/bins.csv": "ward,bins\nNorth,4\n"}
    officer.open_form(page, f"{address}admin/", {**held, "published/index.md": "# Saltmarsh\n"})
    page.goto(f"{address}admin/#/collections/disclosures")
    page.get_by_text("FOI-17: Grit bins by ward").wait_for()
    page.goto(f"{address}admin/#/collections/disclosures/new")
    officer.type_in(page, "reference", "FOI-18")
    officer.type_in(page, "title", 'Swans: moved, "counted" & fed')
    officer.type_in(page, "date", "2024-06-04")
    officer.type_in(page, "received", "2024-05-20")
    officer.choose(page, "outcome", "Disclosed in full")
    officer.attach(page, 0, "swans.csv", b"pond,swans\nNorth,4\n", "Swans by pond")
    files = officer.save(page, "published/2024/FOI-18.md", "published/2024/FOI-18/swans.csv")
    new = {path: text for path, text in files.items() if path not in held and path.startswith("published/2024/")}
    assert sorted(new) == ["published/2024/FOI-18.md", "published/2024/FOI-18/swans.csv"]
    for path, text in new.items():
        (saltmarsh / path).parent.mkdir(exist_ok=True)
        (saltmarsh / path).write_text(text)
    inspection = inspect(Project(saltmarsh, saltmarsh / "published", SALTMARSH), datetime.date.today())
    assert {problem.code for problem in blocking(inspection.problems)} <= {
        "missing-section",
        "empty-body",
        "empty-section",
    }
    it = next(it for it in inspection.disclosures if it.reference == "FOI-18")
    assert it.title == 'Swans: moved, "counted" & fed'
    assert [attachment.file for attachment in it.attachments] == ["swans.csv"]
    page.goto(f"{address}admin/#/collections/disclosures/entries/2024/FOI-16")
    officer.type_in(page, "title", "Sand")
    page.get_by_text("Entry saved").wait_for(state="hidden")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Entry saved").wait_for()
    assert page.evaluate(officer.READ)["published/2024/FOI-16.md"] == ODD.format("Sand")
