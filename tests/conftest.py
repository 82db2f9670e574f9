"""What tests share: a small authority to build, and a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import ARGUMENTS, find

ROOT = Path(__file__).parent.parent

settings.register_profile("house", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("house")
expect.set_options(timeout=30_000)  # and so is how long a page takes


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Where none can be had the tests are skipped with the reason; in CI that is a failure."""
    executable = find()
    if executable is None:
        reason = "no Chromium or Chrome found, and none could be installed; 'make test' tries to"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield opened
        opened.close()
