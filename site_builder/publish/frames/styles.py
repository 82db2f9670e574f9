"""The styles that one page needs, taken from the sheets of the whole site: the page holds them and waits for no sheet.

A rule is left out where it names a class or an id that neither the page gives nor a script of its own. What the sheets
say stays in one place, and a page has nothing of a sheet that it does not link.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from rcssmin import cssmin

from site_builder.patterns import regex
from site_builder.publish.frames.frame import allowing
from site_builder.search.bundle.modules import STYLES, packed_text

_LINK = regex(r'<link rel="?stylesheet"? href="?(?:\.\./)*(assets/[^"\s>]+\.css)"?(?: media="?(\w+)"?)?>\n?')
_STRING = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_MARK = regex(rf"{_STRING}|[{{}};]")
_COMMA = regex(rf"{_STRING}|[(),\[\]]")
_ASIDE = regex(rf"{_STRING}|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)")
"""What a selector says of attributes and of other elements: names in it need not be there."""
_NAME = regex(r"[.#]([\w-]+)(?![\w\\-])")
_GIVEN = regex(r"""\b(?:class|id)(?:(?:=|: )"([^"]*)"|=([\w-]+))""")
"""Where a page gives names to its elements, and a script to those that it makes."""
_NESTING = ("@media", "@supports", "@container")


def with_own_styles(html: str, sheets: Mapping[str, str], scripts: Iterable[str]) -> str:
    """The page with what it needs of the sheets that it links, packed, before the script that is to unpack it.

    Where no script runs, the sheets themselves are linked. Those that are not in `sheets` stay linked as they were.
    """
    links = [link for link in _LINK.finditer(html) if link[1] in sheets]
    css = "".join(f"@media {media} {{{sheets[name]}}}" if media else sheets[name] for name, media in map(_parts, links))
    given = ("".join(names) for text in (html, *scripts) for names in _GIVEN.findall(text))
    own = needed(cssmin(css), {name for names in given for name in names.split()})
    for link in reversed(links):
        html = f"{html[: link.start()]}<noscript>{link[0].strip()}</noscript>\n{html[link.end() :]}"
    packed = f'<script type="text/plain" id="{STYLES}">{packed_text(own)}</script>\n'
    return allowing(html.replace("<script", f"{packed}<script", 1), "style", own)


def _parts(link: re.Match[str]) -> tuple[str, str | None]:
    return link[1], link[2]


def needed(css: str, names: set[str]) -> str:
    """The rules that can apply where only these classes and ids occur."""
    rules = (
        (_needed_head(head, names), needed(body, names) if head.startswith(_NESTING) else body)
        for head, body in _rules(css)
    )
    return "".join(f"{head}{{{body}}}" for head, body in rules if head and body)


def _needed_head(head: str, names: set[str]) -> str:
    if head.startswith("@"):
        return head
    return ",".join(it for it in _selectors(head) if names.issuperset(_NAME.findall(_ASIDE.sub("", it))))


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces, and what stands between them."""
    depth = start = opened = 0
    for mark in _MARK.finditer(css):
        if mark[0] == "{":
            opened = opened if depth else mark.end()
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if not depth:
                yield css[start : opened - 1], css[opened : mark.start()]
                start = mark.end()
        elif mark[0] == ";" and not depth:
            start = mark.end()


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list, cut at the commas that stand in no brackets."""
    depth = start = 0
    for mark in _COMMA.finditer(head):
        depth += (mark[0] in "([") - (mark[0] in ")]")
        if mark[0] == "," and not depth:
            yield head[start : mark.start()]
            start = mark.end()
    yield head[start:]
