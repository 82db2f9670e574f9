"""The sample catalogue with a generated one, indexed by Whoosh and laid out as a bundle that a browser can read."""

import json
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.catalogue.catalogue import Catalogue, catalogue_of, in_order_of_reference
from site_builder.legislation import load_law
from site_builder.making.search_files import search_sheets
from site_builder.publish.frames.frame import Frame
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.search import search_page_of
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.records.reading import read_record
from site_builder.search.bundle.blocks import cut_into_blocks
from site_builder.search.oracle.engine import Index, open_index
from site_builder.search.traits import traits_of
from site_builder.settings import Settings
from tests.conftest import ROOT
from tests.generator import records
from tests.search.pages import FRAME

CASES = Path(__file__).parent / "cases"
TABLES = ("stems", "terms", "queries", "provisions", "provision_keys", "rarities", "tidied")
"""The tables of cases that both languages read."""
GENERATED = 260
CUT = """\
---
reference: 02-193
title: Bollards
date: 2025-06-01
outcome: not-held
---
## Response

No record of a bollard is held.
"""
"""A record behind which a block ends, so that a settled block lies between two with recent records."""


def table(name: str) -> Any:
    """A table of cases."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def disclosure(text: str, path: str = "disclosures/2024/x.md") -> Disclosure:
    """The disclosure that a record's text holds."""
    read = read_record(path, text.encode(), load_law(), "FOIA")
    assert read.disclosure is not None, read.problems
    return read.disclosure


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Some three hundred records: the sample ones, and generated ones of very unequal length."""
    sample = sorted((ROOT / "disclosures").glob("[12]*/*.md"))
    texts = [(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")) for file in sample]
    texts.append(("disclosures/2025/02.md", CUT))
    found = catalogue_of(disclosure(text, path) for path, text in (*texts, *records(GENERATED, 1500, seed=7)))
    assert all(cut_into_blocks(in_order_of_reference(found.disclosures)).layers)
    return found


@pytest.fixture(scope="session")
def index(catalogue: Catalogue) -> Index:
    """Whoosh's index of it, in memory."""
    return open_index(catalogue, load_law(), attached=attached(catalogue))


def attached(catalogue: Catalogue) -> dict[str, Path]:
    """Where the attachments of the sample records lie, by address."""
    files = ((f"{d.url}{a.file}", ROOT / d.folder / a.file) for d in catalogue for a in d.attachments)
    return {address: file for address, file in files if file.is_file()}


def bundle(
    catalogue: Catalogue, attached: Mapping[str, Path] | None = None, withdrawn: Sequence[Disclosure] = ()
) -> list[tuple[str, bytes]]:
    """The search files of a catalogue as a build makes them, each with its path, in the order of its stages."""
    traits = {it.reference: traits_of(it) for it in catalogue}
    with tempfile.TemporaryDirectory() as cache:
        scheme = Scheme(catalogue, load_law(), Settings("Test"), withdrawn=Catalogue(tuple(withdrawn)))
        press = Press(scheme, {("search", 1): Frame(FRAME)}, [ROOT / "theme"])
        sheets = search_sheets(scheme, attached or {}, traits, Path(cache), search_page_of(press))
        in_stages = sorted(sheets, key=lambda sheet: sheet.phase)
        return [(output.path, output.content) for sheet in in_stages for output in sheet.make()]


@dataclass(frozen=True)
class Served:
    """A folder with the bundle and the browser's modules, and the address at which it is served."""

    folder: Path
    address: str


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests speak."""


@pytest.fixture(scope="session")
def served(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The bundle of the catalogue with the modules that read it."""
    folder = tmp_path_factory.mktemp("served")
    for path, content in bundle(catalogue, attached(catalogue)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copytree(ROOT / "theme" / "assets", folder / "assets")
    shutil.copy(CASES / "table.js", folder)
    (folder / "blank.html").write_text("<!doctype html><title>Blank</title>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()


@pytest.fixture
def blank(browser: Browser, served: Served) -> Iterator[Page]:
    """A blank page beside the bundle, in which modules can be imported."""
    page = browser.new_page()
    page.goto(f"{served.address}blank.html")
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A page at the width of a telephone; the test fails where a script fails or breaks the policy."""
    context = browser.new_context(base_url=served.address, viewport={"width": 360, "height": 740})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    yield opened
    assert faults == []
    context.close()
