"""The environment in which page templates are rendered: everything is escaped unless it was sanitised before."""

import re
import traceback
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

import site_builder
from site_builder.patterns import regex
from site_builder.problems import NotPublished, TemplateFault
from site_builder.publish.frames.compiled import CompiledTemplates
from site_builder.publish.frames.lean import lean
from site_builder.publish.pages import words
from site_builder.records.disclosure import Disclosure

_HOUSE = Path(site_builder.__file__).parent
_INDENTATION = regex(r"^[ \t]+", re.MULTILINE)


class _Direct(CodeGenerator):
    """Has values shown by `shown`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _Environment(Environment):
    """What makes of a template no more than is needed for thousands of pages."""

    code_generator_class = _Direct

    @staticmethod
    def shown(value: object) -> str:
        """The value escaped, as `escape` does it, but as plain text, and what is ready for the page as it is: both are
        joined with the rest of the page at once, and to make new markup of them would copy all of it again and again.
        """
        if type(value) is not str:
            return value if isinstance(value, Markup) else escape(value)
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know, in one plain table: it is copied for every page."""
        return {**self.globals, **(d or {})}


class _Trimmed(Extension):
    """Templates are indented and closed for whoever edits them; what is sent with every page is not."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return lean(_INDENTATION.sub("", source))


def _kept() -> Callable[[Callable[..., str], str, Disclosure, bool], str]:
    """Lays out a disclosure's entry once and keeps it: the same one stands in ten lists or more of one site."""
    known: dict[tuple[str, bool, int], tuple[Disclosure, str]] = {}

    def entry_of(entry: Callable[..., str], at: str, disclosure: Disclosure, brief: bool) -> str:
        key = (at, brief, id(disclosure))  # what is kept holds the disclosure too, so no other can get its id
        if key not in known:
            known[key] = (disclosure, entry(at, disclosure, brief))
        return known[key][1]

    return entry_of


def templates(theme_dirs: Sequence[Path]) -> Environment:
    """Templates from these folders, the first that has a name winning, so that an authority can replace any of them.

    A page template is `scheme/<name>.html`. Each is given `at`, what leads from the page to the root of the site
    (`../../`); every link is `at` and an address from the root, so the site works under any path.
    """
    environment = _Environment(
        loader=FileSystemLoader([str(folder) for folder in theme_dirs]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=[_Trimmed],
        auto_reload=False,
        bytecode_cache=CompiledTemplates(),
    )
    environment.globals["kept"] = _kept()
    environment.globals["component"] = cache(lambda name: environment.get_template(name).module)
    environment.filters |= {
        "number": words.number,
        "count": words.count,
        "size": words.size,
        "extension": words.extension,
        "kind_of_file": words.kind_of_file,
        "sentence": words.sentence,
        "address": quote,
        "tone": words.tone,
    }
    return environment


@contextmanager
def telling_of_templates() -> Iterator[None]:
    """Within it, a template that cannot be used is told of as a TemplateFault."""
    try:
        yield
    except (NotPublished, MemoryError):
        raise
    except Exception as error:
        places = [(it.filename, it.lineno or 0) for it in traceback.extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or error.name or "", error.lineno))
        file, line = next((it for it in reversed(places) if _is_template(it[0])), ("", 0))
        if not isinstance(error, TemplateError) and not (file and _is_of_templates(error, places[-1][0])):
            raise
        said = error.message if isinstance(error, TemplateError) else str(error)
        raise TemplateFault(file, line, said or type(error).__name__) from error


def _is_template(file: str) -> bool:
    return not file.endswith(".py") and not file.startswith("<")  # what is built into Python has no file


def _is_of_templates(error: Exception, file: str) -> bool:
    """Whether an error that came up in this file, below a template, is one of that template, and none of ours."""
    if isinstance(error, OSError):
        return False
    if isinstance(error, RecursionError) or file == words.__file__:  # what templates have values shown with
        return True
    return not file.startswith("<") and not Path(file).is_relative_to(_HOUSE)
