"""The looks that a web page gives its elements: styles in its head, in the element, and inherited."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, alike, dark, hex_colour
from site_builder.patterns import regex

_COMMENT = regex(r"/\*.*?\*/", re.S)
_RULE = regex(r"([^{}@;]+)\{([^{}]*)\}")
_AT_RULE = regex(r"@(?:media\s+print|font-face|page|keyframes)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMPOUND = regex(r"[.#]?-?[A-Za-z_][\w-]*|\*")
_HIDING = regex(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$)|font-size:0*\.?[01]?(?:px|pt|em|rem|%)?(?:;|$)"
    r"|transform:scale\(0\)|clip:rect\((?:0|1)px|clip-path:inset\((?:50|100)%|text-indent:-\d{3,}"
    r"|(?:left|right|top|bottom|margin(?:-left|-top)?):-\d{4,}(?:px|pt)?"
)
_FOR_LISTENERS = regex(r"(?i)\b(?:skip\S*|sr-only|visually-?hidden|screen-reader\S*|a11y\S*|assistive\S*)\b")
_FROM_ALL = regex(r"display:none|visibility:(?:hidden|collapse)")
_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Look:
    """How an element's words look: kept from view, and in which colour on which ground (None where unknown)."""

    hidden: bool = False
    colour: Rgb | None = BLACK
    ground: Rgb | None = WHITE

    def fault(self) -> str:
        """The code of what keeps the words from view; "" where they can be seen."""
        if self.hidden:
            return "hidden-text"
        if self.colour is None or not alike(self.colour, self.ground):
            return ""
        return "fake-redaction" if dark(self.ground) else "invisible-text"


@dataclass(slots=True)
class Sheet:
    """The rules of a page's own style sheets, each as a path of simple selectors with its declarations."""

    rules: list[tuple[Sequence[frozenset[str]], str]] = field(default_factory=list)

    def read(self, css: str) -> None:
        """Adds what a `style` element says; print rules and states such as `:hover` are none of a reader's."""
        for selectors, body in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", css))):
            declarations = re.sub(r"\s+", "", body).lower()
            for selector in selectors.split(","):
                if len(self.rules) < _RULES and ":" not in selector and "[" not in selector and declarations:
                    path = [frozenset(_COMPOUND.findall(part)) for part in re.split(r"[\s>]+", selector.strip())]
                    self.rules.append((path, declarations))

    def declarations(self, names: frozenset[str], above: Sequence[frozenset[str]]) -> str:
        """What the rules say about an element of these names (`p`, `.note`, `#top`) below those above it."""
        found = [
            declared for path, declared in self.rules if path[-1] <= names and (len(path) == 1 or _below(path, above))
        ]
        return ";".join(found)


def _below(path: Sequence[frozenset[str]], above: Sequence[frozenset[str]]) -> bool:
    wanted = list(path[:-1])
    for names in reversed(above):
        if wanted and wanted[-1] <= names:
            wanted.pop()
    return not wanted


def names_of(tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
    """The simple selectors that an element answers to."""
    classes = (f".{name}" for name in attributes.get("class", "").split())
    return frozenset(["*", tag, *classes, *([f"#{attributes['id']}"] if attributes.get("id") else [])])


def look_of(tag: str, attributes: Mapping[str, str], declared: str, outer: Look) -> Look:
    """The look of an element, from its rules and attributes and from what it inherits."""
    inline = re.sub(r"\s+", "", attributes.get("style", "")).lower()
    own = f"{declared};{inline}"
    look = outer
    if _HIDING.search(own) or "hidden" in attributes:
        spoken = _FOR_LISTENERS.search(f"{attributes.get('class', '')} {attributes.get('id', '')}")
        if "hidden" in attributes or _FROM_ALL.search(own):
            spoken = None  # what neither is shown nor read aloud is for nobody
        look = replace(look, hidden=look.hidden or not (spoken or attributes.get("href", "").startswith("#")))
    grounds = re.findall(r"(?:^|;)background(?:-color|-image)?:([^;]+)", own) or [attributes.get("bgcolor", "")]
    if grounds[-1] and grounds[-1] not in ("none", "transparent", "inherit"):
        look = replace(look, ground=css_colour(grounds[-1]))
    colours = re.findall(r"(?:^|;)color:([^;]+)", own)
    written = colours[-1] if colours else attributes.get("color", "") if tag == "font" else ""
    if written and written != "inherit":
        look = replace(look, colour=css_colour(written))
    return look


def css_colour(written: str) -> Rgb | None:
    """A colour as style sheets write it; None where it is a picture, see-through or unknown."""
    plain = written.replace("!important", "").strip().lower()
    if found := re.fullmatch(r"rgba?\((\d+),?\s*(\d+),?\s*(\d+)(?:[,/](?:1|1\.0|100%))?\)", plain):
        return int(found[1]), int(found[2]), int(found[3])
    return hex_colour(plain) or _MORE.get(plain)


_MORE: dict[str, Rgb] = {
    "navy": (0, 0, 128),
    "maroon": (128, 0, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "teal": (0, 128, 128),
    "purple": (128, 0, 128),
    "orange": (255, 165, 0),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "lime": (0, 255, 0),
    "olive": (128, 128, 0),
}
