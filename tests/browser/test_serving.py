"""The live preview as an officer has it: a browser, a terminal, and a file that is saved again and again."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.test_build import RECORD, saltmarsh

__all__ = ["saltmarsh"]

PATIENCE = 30_000
"""Milliseconds that a build behind the preview may take on a machine with other things to do."""


class Preview:
    """`site-builder serve`, and what it says on the terminal."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with (folder / "mkdocs.yml").open("a") as settings:
            settings.write(f"dev_addr: 127.0.0.1:{port}\n")
        command = [sys.executable, "-m", "site_builder", "serve"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=environment)
        self._lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self.address = self.hear(r"The site is at (\S+),")[1]

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            self._lines.put(line)

    def hear(self, words: str) -> re.Match[str]:
        """The next line that says this; fails where none comes."""
        while True:
            line = self._lines.get(timeout=PATIENCE / 1000)
            if found := re.search(words, line):
                return found

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture
def preview(saltmarsh: Path) -> Iterator[Preview]:
    started = Preview(saltmarsh)
    yield started
    started.stop()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    opened = browser.new_page(base_url=preview.address)
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert [fault for fault in faults if "Content Security" in fault] == []


def test_an_open_page_shows_what_is_saved(page: Page, saltmarsh: Path, preview: Preview) -> None:
    page.goto("disclosures/foi-17/")
    file = saltmarsh / "published/2024/FOI-17.md"
    file.write_text(RECORD.replace("Where are the grit bins?", "Where were the grit bins in May?"))
    expect(page.locator("main")).to_contain_text("Where were the grit bins in May?", timeout=PATIENCE)
    file.write_text(RECORD.replace("Grit bins by ward", "Grit bins, ward by ward"))
    expect(page.locator("h1")).to_have_text("Grit bins, ward by ward", timeout=PATIENCE)
    page.goto("years/2024/")
    expect(page.locator("main")).to_contain_text("Grit bins, ward by ward", timeout=PATIENCE)
    new = saltmarsh / "published/2024/FOI-18.md"
    new.write_text(re.sub("attachments:.*\n", "", RECORD).replace("FOI-17", "FOI-18").replace("Grit", "Salt"))
    preview.hear("problem: .*FOI-18.md.*broken-link")
    new.write_text(new.read_text().replace("[the table](FOI-18/bins.csv)", "below"))
    expect(page.locator("main")).to_contain_text("Salt bins by ward", timeout=PATIENCE)
    assert not (saltmarsh / "site").exists()


def test_what_the_gate_blocks_is_said_and_not_shown(page: Page, saltmarsh: Path, preview: Preview) -> None:
    page.goto("disclosures/foi-17/")
    file = saltmarsh / "published/2024/FOI-17.md"
    file.write_text(RECORD.replace("Where are", "Dear Ms Ivy Coldharbour, my number is QQ 12 34 56 C. Where are"))
    assert "FOI-17.md" in preview.hear("problem: .*").string
    page.reload()
    assert "Coldharbour" not in page.content()
    file.write_text(RECORD.replace("Where are", "And where are"))
    expect(page.locator("main")).to_contain_text("And where are", timeout=PATIENCE)


def test_addresses_answer_as_on_a_server(page: Page) -> None:
    assert page.goto("disclosures/foi-17")
    assert page.url.endswith("/disclosures/foi-17/")
    lost = page.goto("nothing-here/")
    assert lost is not None
    assert lost.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")
    for outside in ("..%2f..%2f..%2fmkdocs.yml", "..%5c..%5cmkdocs.yml", "a%00b", "%2f%2fetc/passwd"):
        answer = page.request.get(outside)
        assert answer.status == 404
        assert "Page not found" in answer.text()


def test_what_is_saved_again_while_it_is_looked_at_waits_for_the_next_look(
    page: Page, saltmarsh: Path, preview: Preview
) -> None:
    page.goto("disclosures/foi-17/")
    file = saltmarsh / "published/2024/FOI-17.md"
    for turn in range(60):
        file.write_text(RECORD.replace("Where are", f"Turn {turn}: where are"))
        time.sleep(0.02 + 0.002 * turn)
    expect(page.locator("main")).to_contain_text("Turn 59: where are", timeout=PATIENCE)
