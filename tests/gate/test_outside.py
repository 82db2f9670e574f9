"""What an office works with is known as such wherever it lies in the repository; what programs are made of is not."""

from pathlib import Path

import pytest

from site_builder.gate.outside import is_document


@pytest.mark.parametrize(
    ("name", "document"),
    [
        *((f"a.{ending}", True) for ending in ("csv", "fods", "FODT", "fodp", "vcf", "eml", "mbox")),
        *((f"a.{ending}", False) for ending in ("py", "xml", "md", "txt", "toml")),
    ],
)
def test_plain_files_are_told_by_their_names(name: str, document: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text("<?xml version='1.0'?>\n")
    assert is_document(tmp_path / name) is document
