"""What every command shares: the group they belong to, the project they work on, and how they answer.

A command's module is loaded when the command is called: a build that finds nothing changed is over before MkDocs, the
law or a search engine could have been imported.
"""

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from site_builder.choices import project_of
from site_builder.patterns import regex
from site_builder.problems import SchemeError, blocking
from site_builder.settings import Project

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")


_ROOMS = {
    "amending": ("correct", "decision", "hold", "renumber", "replace", "review", "supersede", "withdraw"),
    "publishing": ("build", "serve"),
    "checking": ("check", "clean", "hooks"),
    "drafting": ("import", "new"),
    "reviewing": ("preview",),
    "delivering": ("deploy", "form"),
    "finding": ("cite", "related", "schema", "search"),
}
"""The commands by the module that holds them."""
_JSON = regex(r"(?:^| )--(?:json|format[= ]json)(?: |$)")
_WANTED = f"{__name__}.wanted"
"""Where a context says whether JSON is wanted."""


class _Commands(click.Group):
    """The commands, each loaded when it is asked for. Who wants JSON gets it also where one ends with an error."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        typed = " ".join(args[: args.index("--")] if "--" in args else args)
        wanted = _JSON.search(typed) is not None
        with _in_words(wanted):
            context = super().make_context(info_name, args, parent, **extra)
        context.meta[_WANTED] = wanted
        return context

    def invoke(self, ctx: click.Context) -> object:
        with _in_words(ctx.meta[_WANTED]):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for names in _ROOMS.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        room = next((room for room, names in _ROOMS.items() if cmd_name in names), None)
        if room is not None:
            import_module(f"site_builder.cli.{room}")
        return super().get_command(ctx, cmd_name)


@contextmanager
def _in_words(wanted: bool) -> Iterator[None]:
    """Tells of a file that the system refuses in words; prints an error as `{"error"}` as well, if that is wanted."""
    try:
        with _refusals():
            yield
    except click.ClickException as error:
        if wanted:
            print_json({"error": error.format_message()})
        raise
    except click.Abort:
        if wanted:
            print_json({"error": "It was broken off."})
        raise


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:  # nobody reads on
            raise
        words = f"{error.filename}: {error.strerror}." if error.filename else str(error)
        kept = Path(".cache").absolute()
        if error.filename and (file := Path(str(error.filename)).absolute()).is_relative_to(kept):
            words += f" Remove {Path('.cache', *file.relative_to(kept).parts[:1])}: it is only kept for later."
        raise click.ClickException(words) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config_file",
    default="mkdocs.yml",
    show_default=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The authority's mkdocs.yml; its folder is the project.",
)
@click.pass_context
def main(context: click.Context, config_file: Path) -> None:
    """Turn a folder of released responses into a searchable publication scheme."""
    context.obj = config_file
    cache = config_file.parent / ".cache"
    if cache.exists() and not cache.is_dir():
        raise click.UsageError(f"{cache} is a file, and this program keeps a folder of that name: remove it.")


def existing(config_file: Path) -> Path:
    """The file; ends with exit code 2 where it is not there."""
    if not config_file.is_file():
        raise click.UsageError(f"{config_file} is not there. Run the command beside mkdocs.yml, or give --config FILE.")
    return config_file


def project(config_file: Path) -> Project:
    """The project of a `mkdocs.yml`; ends with exit code 2 where it cannot be used."""
    return project_of(existing(config_file), _understood)


def _understood(config_file: Path) -> Project:
    from site_builder import plugin

    try:
        return plugin.load_project(config_file)
    except plugin.CannotUse as error:
        raise click.UsageError(str(error)) from error


def seen_late() -> bool:
    """Whether a CI system asks: what it sees is in the repository already."""
    return bool(os.environ.get("CI"))


def stop(error: SchemeError, as_json: bool, then: str) -> NoReturn:
    """Prints what has to be repaired, and what is so then, and ends with exit code 1."""
    from site_builder.gate.reports import ALREADY_PUSHED, FORMATS

    if as_json:
        print_for_programs(FORMATS["json"](0, error.problems, seen_late()))
        sys.exit(1)
    found = blocking(error.problems)
    for problem in found:
        click.echo(f"problem: {problem}", err=True)
    click.echo(f"{len(found)} to repair first. {then}", err=True)
    if seen_late():
        click.echo(ALREADY_PUSHED, err=True)
    sys.exit(1)


def print_json(document: object) -> None:
    """The document on standard output, with sorted keys."""
    print_for_programs(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True))


def print_for_programs(document: str) -> None:
    """A document that programs read, in UTF-8 whatever the terminal writes."""
    click.echo(document.encode("utf-8", "backslashreplace"))
