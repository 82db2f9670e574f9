"""Names of files: they are published as part of an address."""

import re
import unicodedata
from collections.abc import Iterator

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, masked
from site_builder.gate.personal.identifiers import matches
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level

_TITLED = re.compile(r"(?:^|[ _.-])(?:Mr|Mrs|Ms|Miss|Mx)[ _.-]+[A-Z][a-z]+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_JUNK = re.compile(r"(?i)~\$.*|\.~lock\..*|thumbs\.db|desktop\.ini|\.ds_store|.*\.(?:bak|tmp|swp|orig)|.*~")


def name_findings(name: str, rules: Rules) -> Iterator[Finding]:
    """A name that is unsafe in an address, deceives, or tells of a person."""
    if re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", name):
        code = "bidi-control" if re.search("[\u202a-\u202e\u2066-\u2069]", name) else "filename"
        yield Finding(code, "", "The name of the file holds characters that cannot be seen.")
    if _JUNK.fullmatch(name):
        yield Finding("junk-file", "", "By its name it is a leftover of another program.")
    if name != name.strip(" .") or _RESERVED.fullmatch(name) or len(unicodedata.normalize("NFC", name).encode()) > 200:
        yield Finding("filename", "", "The name of the file does not work on every machine.")
    spoken = re.sub(r"[_]+", " ", name.rpartition(".")[0] or name)
    personal = [m for m in matches(spoken) if m.level is Level.BLOCK]
    if personal:
        what = f"The name of the file holds {personal[0].kind} ({masked(spoken[personal[0].start : personal[0].end])})."
        yield Finding("personal-data-in-filename", "", what)
    elif _TITLED.search(name):
        yield Finding("personal-data-in-filename", "", "The name of the file holds the name of a person.")
    for finding in text_findings(name, rules):
        if finding.code == "homoglyph":
            yield finding
