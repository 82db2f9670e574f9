"""Finds a real browser for the tests: one that is there, else from the system's packages, else Playwright's own.

Run as a script it tries to install one where none is found, and says what came of it; it never fails a run by itself.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/snap/bin/chromium")
_LEFT_OUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    # What Playwright leaves out, whose list this one replaces.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
"""Features of the browser itself: its address bar alone loads some four hundred files for every window."""
ARGUMENTS = (
    f"--disable-features={','.join(_LEFT_OUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a Chromium or Chrome, or None."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *PLACES, _playwrights_own()]
    return next((path for path in found if path and Path(path).exists()), None)


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> None:
    """Tries the system's package manager where that is allowed, then Playwright's own download."""
    attempts = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts.append("apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium")
    if shutil.which("dnf") and os.geteuid() == 0:
        attempts.append("dnf install -y -q chromium")
    attempts.append(f"{sys.executable} -m playwright install chromium")
    for attempt in attempts:
        print(f"No browser found; trying: {attempt}", file=sys.stderr)
        subprocess.run(attempt, shell=True, check=False, stdout=subprocess.DEVNULL)
        if find():
            return


if __name__ == "__main__":
    if not find():
        install()
    print(f"Browser for the tests: {find() or 'none; the browser tests will be skipped'}")
