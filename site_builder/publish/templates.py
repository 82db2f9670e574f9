"""The environment in which page templates are rendered: everything is escaped unless it was sanitised before."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.publish import words


def templates(theme_dirs: Sequence[Path]) -> Environment:
    """Templates from these folders, the first that has a name winning, so that an authority can replace any of them.

    A page template is `scheme/<name>.html`. Each is given `at`, what leads from the page to the root of the site
    (`../../`); every link is `at` and an address from the root, so the site works under any path.
    """
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in theme_dirs]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "number": words.number,
        "count": words.count,
        "size": words.size,
        "extension": words.extension,
        "kind_of_file": words.kind_of_file,
        "sentence": words.sentence,
        "address": quote,
    }
    return environment
