"""The words of attachments, so that a table can be found by what stands in it.

Whether a file may be published at all is for the release gate to say, and how its words are read.
"""

from pathlib import Path

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.lines import words_in


def attachment_text(file: Path) -> str:
    """The file's words, as far as files are searched; "" where its kind holds none that can be read."""
    if not file.is_file() or file.stat().st_size > limits.FILE:
        return ""
    return words_in(file.name, file.read_bytes())
