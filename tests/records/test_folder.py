"""Which Markdown files of the folder are records: one that is taken for a page would be published without a check."""

from pathlib import Path

import pytest

from site_builder.records.folder import list_folder

PAGE = "---\ntitle: Opening hours\ntemplate: main.html\n---\n\n# Opening hours\n\noutcome: we open on Mondays.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nreference: A-1\n---\n",
        "\ufeff---\ntitle: Figures\n# a note\nreference: A-1\n---\n",
        "---\nReference: A-1\n---\n",
        '---\n"reference": A-1\n---\n',
        "---\n'reference' : A-1\n---\n",
        "---\n  reference: A-1\n  publish_after: 2099-01-01\n---\n",
        "---\n{reference: A-1, publish_after: 2099-01-01}\n---\n",
        '---\n{title: Figures, "publish_after": 2099-01-01}\n---\n',
        "---\ntitle: Figures\npublish_after: 2099-01-01\n---\n",
        "---\ntitle: Figures\npublish-after: 2099-01-01\n---\n",
        "---\ntitle: Figures\noutcome: refused\n---\n",
        "---\rreference: A-1\r---\r",
        "---\r\nreference: A-1\r\n---\r\n",
        "\n---\nreference: A-1\n---\n",
        "--- \nreference: A-1\n",
        "reference: A-1\npublish_after: 2099-01-01\n\nMkDocs takes such lines for front matter too.\n",
    ],
)
@pytest.mark.parametrize("place", ["2024-25", "drafts/2024", "about"])
def test_a_record_is_known_by_its_keys_wherever_it_lies(tmp_path: Path, place: str, text: str) -> None:
    assert kinds(tmp_path, place, text) == (1, 0)


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        PAGE.replace("\n", "\r\n"),
        "# Notes\n\nreference: a word at the head of a line is no key.\n",
        "Our reference: see below.\n",
        "",
        "---\n\nA rule, not a fence.\n\n---\n\noutcome: none\n",
    ],
)
def test_an_ordinary_page_stays_one(tmp_path: Path, text: str) -> None:
    assert kinds(tmp_path, "about", text) == (0, 1)
    assert kinds(tmp_path, "2024", text) == (1, 1)


def kinds(root: Path, place: str, text: str) -> tuple[int, int]:
    file = root / "disclosures" / place / "a.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode())
    found = list_folder(root / "disclosures", root)
    return len(found.records), len(found.pages)
