"""What an authority writes into `mkdocs.yml`, and the project and settings that it means."""

import datetime
import logging
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault(
    "NO_MKDOCS_2_WARNING", "1"
)  # Material's notice of its end of life: known, and why this is one room

from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from site_builder.choices import KNOWN_PLUGINS
from site_builder.legislation import load_law
from site_builder.looks import of_no_library
from site_builder.patterns import regex
from site_builder.settings import Form, Project, Settings, classes_under, regulator_under

PLUGIN = "publication-scheme"
CannotUse = (ConfigurationError, PluginError)
"""What is raised where a `mkdocs.yml` cannot be used."""
_BRINGING_IN = regex(r"snippet|include|macro|exec")
_ADDRESS = regex(r"[a-z0-9][a-z0-9_-]*")
_PLAIN_OPTIONS = (
    "regime",
    "reference_pattern",
    "licence",
    "licence_url",
    "request_address",
    "sample_notice",
)


class _RegulatorOptions(base.Config):
    name = option.Type(str, default="")
    url = option.Optional(option.URL())
    complain_url = option.Optional(option.URL())


class _FormOptions(base.Config):
    backend = option.Choice(("", "github", "gitlab"), default="")
    repo = option.Type(str, default="")
    branch = option.Type(str, default="main")
    base_url = option.Optional(option.URL())
    api_root = option.Optional(option.URL())
    app_id = option.Type(str, default="")


class SchemeOptions(base.Config):
    """What stands under the plugin's name in `mkdocs.yml`; `Settings` says what each option means."""

    authority = option.Type(str, default="")
    regime = option.Choice(tuple(regime.code for regime in load_law().regimes), default="FOIA")
    reference_pattern = option.Type(str, default="")
    licence = option.Type(str, default="")
    licence_url = option.Optional(option.URL())
    request_address = option.Type(str, default="")
    sample_notice = option.Type(str, default="")
    regulator = option.SubConfig(_RegulatorOptions)
    classes = option.Type(dict, default={})
    allowed_contacts = option.ListOfItems(option.Type(str), default=[])
    small_count = option.Type(int, default=0)
    synonyms = option.ListOfItems(option.Type(str), default=[])
    holidays = option.ListOfItems(option.Type(datetime.date), default=[])
    form = option.SubConfig(_FormOptions)


def load_project(config_file: Path) -> Project:
    """The project of a `mkdocs.yml`; raises one of CannotUse where it cannot be used."""
    return project_of(loaded(config_file))


def site_folder(config_file: Path) -> Path:
    """Where the site of a `mkdocs.yml` is built; raises one of CannotUse where it cannot be used."""
    return Path(loaded(config_file).site_dir)


def own_themes(config_file: Path) -> list[Path]:
    """The folders of templates that belong to no installed library; raises one of CannotUse."""
    folders = [Path(folder) for folder in loaded(config_file).theme.dirs]
    return [folder for folder in map(Path, of_no_library(folders)) if folder.is_dir()]


def loaded(config_file: Path, **options: Any) -> MkDocsConfig:
    """MkDocs's own view of a `mkdocs.yml`; `options` go before what it says. Raises one of CannotUse."""
    log, wrong = logging.getLogger("mkdocs.config"), list[str]()

    def keep(record: logging.LogRecord) -> bool:
        is_error = record.levelno >= logging.ERROR
        wrong.extend([record.getMessage()] * is_error)
        return not is_error

    log.addFilter(keep)
    try:
        config = load_config(config_file=str(config_file), **options)
    except Abort as stopped:  # what is wrong, MkDocs says in its log alone
        raise ConfigurationError("\n".join([f"{config_file} cannot be used.", *wrong])) from stopped
    except ValueError as error:  # what looks like a day and is none
        raise ConfigurationError(f"{config_file} cannot be read: {error}.") from error
    finally:
        log.removeFilter(keep)
    if PLUGIN not in config.plugins:
        raise ConfigurationError(f"{config_file}: add '{PLUGIN}' under 'plugins:'.")
    return config


def address_to_serve(config_file: Path) -> tuple[str, int]:
    """Host and port of the live preview; raises one of CannotUse where the `mkdocs.yml` cannot be used."""
    host, port = loaded(config_file).dev_addr
    return host, port


def project_of(config: MkDocsConfig) -> Project:
    """The authority's folders and settings, as `mkdocs.yml` gives them; raises PluginError where unusable."""
    options = config.plugins[PLUGIN].config
    try:
        re.compile(options.reference_pattern)
    except re.error as error:
        raise PluginError(f"{PLUGIN}: 'reference_pattern' is no regular expression: {error}.") from error
    for name, words in options.classes.items():
        if not isinstance(name, str) or not isinstance(words, str) or _ADDRESS.fullmatch(name) is None:
            raise PluginError(
                f"{PLUGIN}: 'classes' has '{name}', which cannot be part of an address or has no words. Write small "
                "letters and hyphens, then the words for the public: 'lists-and-registers: Lists and registers'."
            )
    chosen = {key: options[key] for key in _PLAIN_OPTIONS if options[key]}
    settings = Settings(
        authority=options.authority or config.site_name,
        site_url=config.site_url.rstrip("/") + "/" if config.site_url else "",
        regulator=replace(regulator_under(options.regime), **{key: it for key, it in options.regulator.items() if it}),
        classes=options.classes or classes_under(options.regime),
        holidays=tuple(options.holidays),
        form=_form_of(options.form),
        allowed_contacts=tuple(options.allowed_contacts),
        small_count=options.small_count,
        synonyms=tuple(tuple(word.strip() for word in group.split(",")) for group in options.synonyms),
        unseen=tuple(_unseen(config)),
        loaded=tuple(str(it) for it in (*config.extra_css, *config.extra_javascript)),
        **chosen,
    )
    root, theme = Path(config.config_file_path).resolve().parent, config.theme.custom_dir
    return Project(root, Path(config.docs_dir).resolve(), settings, Path(theme) if theme else None)


def _unseen(config: MkDocsConfig) -> Iterator[str]:
    """Programs of the authority's own, plugins of others, and extensions that bring in other files."""
    yield from (f"the hook {name}" for name in config.hooks)
    yield from (f"the plugin {name}" for name in config.plugins if name not in {*KNOWN_PLUGINS, *config.hooks})
    yield from (f"the extension {name}" for name in config.markdown_extensions if _BRINGING_IN.search(name))


def _form_of(options: base.Config) -> Form | None:
    if bool(options["backend"]) != bool(options["repo"]):
        raise PluginError(f"{PLUGIN}: 'form' needs both, 'backend' (github or gitlab) and 'repo' (owner/name).")
    return Form(**{key: value for key, value in options.items() if value}) if options["repo"] else None
