"""The colours of the theme can be read by everybody: contrast as WCAG 2.2 measures it, in light and in dark."""

import re
from itertools import product

import pytest

from tests.publish.conftest import THEME

CSS = (THEME / "assets" / "scheme.css").read_text()
TOKEN = re.compile(r"--scheme-([a-z0-9-]+): (#[0-9a-f]{6});")
LIGHT = dict(TOKEN.findall(CSS.split("@media (prefers-color-scheme: dark)")[0]))
DARK = {**LIGHT, **dict(TOKEN.findall(CSS.split("@media (prefers-color-scheme: dark)")[1]))}
OUTCOMES = ("full", "part", "refused", "silent", "absent", "elsewhere", "cost")
INK = ("ink", "muted", "accent", "accent-strong", "visited", *OUTCOMES)
PAIRS = [
    *product(INK, ("paper", "surface")), ("ink", "accent-soft"), ("muted", "accent-soft"), ("accent", "accent-soft"),
    ("ink", "notice"), ("accent", "notice"), ("ink", "mark"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_stand_out_from_their_ground(look: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(look[ink], look[paper]) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_controls_can_be_seen(look: dict[str, str]) -> None:
    assert contrast(look["line-strong"], look["paper"]) >= 3


def test_no_style_calls_for_anything_from_elsewhere() -> None:
    for file in (THEME / "assets").rglob("*.css"):
        assert not re.search(r"url\((?![\"']?data:)|@import", file.read_text()), file.name


def test_every_token_in_use_is_defined() -> None:
    defined = set(re.findall(r"(--scheme-[a-z0-9-]+):", CSS))
    for file in (THEME / "assets").rglob("*.css"):
        assert set(re.findall(r"var\((--scheme-[a-z0-9-]+)", file.read_text())) <= defined, file.name
