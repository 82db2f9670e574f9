"""The files of `/admin/`: the editor, what it would fetch from elsewhere, its configuration, and a page of its own.

The page ends in a comment: a live preview puts its script before the last `</body>`, and a form must not be loaded
anew while somebody types in it.
"""

import html
import json
from collections.abc import Iterator, Mapping

from site_builder.forms.configuration import configuration
from site_builder.forms.package import EDITOR, FONTS, WORDS
from site_builder.patterns import regex
from site_builder.settings import Form, Project

FOLDER = "admin"
"""Where the form stands in the site."""

_STATUS = "https://www.githubstatus.com/api/v2/status.json"
_STATUS_GITLAB = "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7"
_ALL_IS_WELL = {"status": {"indicator": "none"}, "result": {"status_overall": {"status_code": 100}}}
"""The health of GitHub and of GitLab, in the words of each."""
_NEWEST = "`${iP}/package.json`"
_LOCALE = "`${USe}/${e}.json`"
"""The words of any language but American English, which the script has: where they cannot be had, it asks for ever."""
_FONT = regex(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/[a-z0-9-]+\.woff2")
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="../assets/favicon.svg">
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<noscript>The form needs JavaScript. Records can be written in any editor, too.</noscript>
<script src="{script}"></script>
<!-- </body> -->
"""


def form_files(project: Project, fetched: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file of the form by its path in the site; `fetched` are the proved programs."""
    settings = project.settings
    docs = project.path_of(project.docs)
    files = {
        "index.html": page(f"{settings.authority}: responses", settings.form).encode(),
        "config.json": configuration(settings, docs, project.root.name).encode(),
        EDITOR.served: at_home(fetched[EDITOR.served].decode()).encode(),
        **{part.served: fetched[part.served] for part in (WORDS, *FONTS)},
        "version.json": json.dumps({"version": EDITOR.version}).encode(),
        "status.json": json.dumps(_ALL_IS_WELL).encode(),
    }
    yield from ((f"{FOLDER}/{name}", content) for name, content in files.items())


def at_home(script: str) -> str:
    """The editor, asking this site for its fonts and words, and nobody for its newest version or a service's health.

    Raises ValueError where the script has none of these: another version has other names for them.
    """
    mended = _FONT.sub(r"\1.woff2", script)
    ways = {_STATUS: "status.json", _STATUS_GITLAB: "status.json", _NEWEST: "`version.json`"}
    for abroad, here in {**ways, _LOCALE: f"`{WORDS.served}`"}.items():
        if abroad not in mended:
            raise ValueError(f"The editor no longer holds {abroad}.")
        mended = mended.replace(abroad, here)
    return mended


def page(title: str, form: Form | None) -> str:
    """The page of the form; it may speak to the service that it saves to, and to no other host."""
    return _PAGE.format(title=html.escape(title), script=EDITOR.served, policy=html.escape(_policy(form)))


def _policy(form: Form | None) -> str:
    connect = " ".join(["'self'", "blob:", "data:", *_services(form)])
    avatars = " https://avatars.githubusercontent.com" if form and form.backend == "github" else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the editor brings its styles along in its script
            f"img-src 'self' data: blob:{avatars}",
            "media-src blob:",
            "font-src 'self'",
            "frame-src blob:",
            "worker-src blob:",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _services(form: Form | None) -> list[str]:
    if form is None:
        return []
    usual = "https://api.github.com" if form.backend == "github" else "https://gitlab.com"
    roots = [form.api_root or (form.base_url if form.backend == "gitlab" else "") or usual]
    return ["/".join(root.split("/")[:3]) for root in roots]
