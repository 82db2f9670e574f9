"""The frame: a page as MkDocs laid it out, once for each kind and depth, with slots for what differs from page to page.

The layout is cut at its slots once; a page is then one join. What fills a slot is never searched for slots again, so
no words of a record can open one.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from site_builder.looks import of_no_library
from site_builder.patterns import regex
from site_builder.problems import TemplateFault
from site_builder.publish.frames.lean import lean

FRAME_KINDS: tuple[tuple[str, int], ...] = (
    ("home", 0),
    ("search", 1),
    ("data", 1),
    ("disclosures", 1),
    ("disclosures", 2),
    ("exemptions", 1),
    ("exemptions", 2),
    ("exemptions", 3),
    ("exemptions", 4),
    ("keywords", 1),
    ("keywords", 2),
    ("keywords", 3),
    ("years", 1),
    ("years", 2),
    ("years", 3),
    ("outcomes", 1),
    ("outcomes", 2),
    ("outcomes", 3),
    ("scheme", 2),
    ("scheme", 3),
)
"""Every kind of generated page with the depths at which it occurs: `exemptions/foia/s31/` is of depth 3."""

_POLICY = r"""(http-equiv="?Content-Security-Policy"? content="[^"]*?\b{}-src [^;"]*)"""
_WITHOUT_SCRIPTS = regex(rb"""http-equiv="?Content-Security-Policy"? content="(?![^"]*\bscript-src )""")
_FOR_SCRIPTS = regex(r"\b(?:script|connect)-src 'self'; ?")
_SLOT = regex(r"<!--scheme:(title|head|content)-->")


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its address from the root, ending in a slash ("" is the home page), and what fills the frame.

    `title` and `description` are plain text; `content` is HTML, ready to be shown. `feed` is the title of the feed
    beside the page and "" where there is none. An `unlisted` page is not to be found by search
    engines; `moved_to` says where to go instead, from the root of the site and from here.
    `script` runs before anything is shown, and unpacks `code`, which it runs, and `data`, which is JSON.
    """

    path: str
    kind: str
    title: str
    description: str
    content: str
    feed: str = ""
    unlisted: bool = False
    moved_to: tuple[str, str] | None = None
    script: str = ""
    code: str = ""
    data: str = ""

    @property
    def depth(self) -> int:
        """How many folders lie above the page: 0 for the home page."""
        return self.path.count("/")

    @property
    def file(self) -> str:
        """Where the page is written, from the root of the site."""
        return f"{self.path}index.html"


def allowing(html: str, kind: str, *texts: str) -> str:
    """The page with a policy that also allows these of a kind, "script" or "style": each known by what it says."""
    seals = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return re.sub(_POLICY.format(kind), r"\g<1>" + "".join(f" 'sha256-{seal}'" for seal in seals), html, count=1)


def have_scripts(theme_dirs: Iterable[str | Path]) -> bool:
    """Whether any template of pages has a script: none of ours has, an authority's own may, for pages of any kind.

    Raises TemplateFault where a template that comes from no library cannot be read.
    """
    folders = map(Path, of_no_library(theme_dirs))
    texts = [(file.relative_to(folder), text_of(file)) for folder in folders for file in folder.rglob("*.html")]
    return any("<script" in text.lower() for path, text in texts if path.parts[0] == "scheme")


def frame_of(layout: str, kind: str, scripted: bool = False) -> "Frame":
    """The frame that the theme laid out, trimmed; where no script is in it or will be, its policy allows none.

    Pages may be `scripted` by their templates, which are not seen here.
    """
    scripted = scripted or kind == "search" or "<script" in layout
    return Frame(lean(layout if scripted else _FOR_SCRIPTS.sub("", layout, count=2)))


def letting_scripts(page: bytes) -> bytes:
    """The page with leave for scripts of its own site: a preview adds one to pages that have none."""
    return _WITHOUT_SCRIPTS.sub(rb"\g<0>script-src 'self';connect-src 'self';", page, count=1)


@dataclass(frozen=True)
class Frame:
    """The layout of one kind of page at one depth."""

    html: str

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        """The layout and the names of its slots in turn: text, slot, text, slot, … text."""
        pieces = tuple(_SLOT.split(self.html))
        if "content" not in pieces[1::2]:
            raise ValueError("The layout has no <!--scheme:content-->: a page's own words would be lost.")
        return pieces

    def fill(self, title: str, head: str, content: str) -> str:
        """The whole page; all three are HTML. Raises ValueError where the layout has no place for the content."""
        slots = {"title": title, "head": head, "content": content}
        pieces = list(self._pieces)
        pieces[1::2] = [slots[name] for name in pieces[1::2]]
        return "".join(pieces)


def text_of(template: Path) -> str:
    """The text of a template; raises TemplateFault where it cannot be read as such."""
    content = template.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line, reason = content.count(b"\n", 0, error.start) + 1, "a character is not UTF-8; save it with that encoding"
        raise TemplateFault(str(template), line, reason) from error
