"""The form's configuration, made from the schema of the front matter: nothing about a field is written here twice."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.legislation import load_law
from site_builder.patterns import regex
from site_builder.records.outcome import TYPED
from site_builder.records.schema import FIELDS, Field
from site_builder.records.sections import HEADINGS
from site_builder.settings import Form, Settings

_LABELS = {outcome.value: outcome.label for outcome in TYPED}
_LONG = ("summary", "question", "why")
"""Texts that need more than one line to be typed in."""
_BEFORE_THE_TEXT = "attachments"
_UNSEEN_IN_A_BROWSER = regex(r"\(\?[^:=!<]|\(\?<[^=!]|\\[AZ]|[*+?}]\+")
"""What regular expressions of Python have and those of browsers do not, or understand otherwise."""


def configuration(settings: Settings, docs: str, folder: str = "") -> str:
    """The configuration as JSON; `docs` is the folder of records in the repository, `folder` the name of that.

    Where the settings name no service the form works on a folder of this machine only. Elsewhere what it saves becomes
    a proposal (a pull request) that the release gate and a colleague look at.
    """
    choices = {"regime": {regime.code: regime.code for regime in load_law().regimes}, "classes": dict(settings.classes)}
    document: dict[str, Any] = {
        "backend": _backend(settings.form, folder),
        "publish_mode": "editorial_workflow" if settings.form else "simple",
        "app_title": f"{settings.authority}: responses",
        "site_url": settings.site_url or None,
        "show_preview_links": False,
        "media_folder": docs,
        "public_folder": "/",
        "media_libraries": {"stock_assets": {"providers": []}},
        "slug": {"lowercase": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(settings, choices, docs)],
    }
    kept = {key: value for key, value in document.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _backend(form: Form | None, folder: str) -> dict[str, Any]:
    """Where the form saves; a folder of this machine needs the name of a service, which it does not ask.

    A sign-in is offered where the authority has one; else the editor would send officers to that of a stranger.
    """
    if form is None:
        return {"name": "github", "repo": f"this-machine/{folder or 'repository'}", "auth_methods": ["token"]}
    told: dict[str, Any] = {"name": form.backend, "repo": form.repo, "branch": form.branch, "base_url": form.base_url}
    told |= {"api_root": form.api_root, "app_id": form.app_id, "auth_type": "pkce" if form.app_id else ""}
    signs_in = form.app_id if form.backend == "gitlab" else form.base_url
    told["auth_methods"] = ["oauth", "token"] if signs_in else ["token"]
    return {key: value for key, value in told.items() if value}


def _collection(settings: Settings, choices: Mapping[str, Mapping[str, str]], docs: str) -> dict[str, Any]:
    body = "".join(f"## {heading}\n\n\n" for heading in HEADINGS.values()).rstrip("\n") + "\n"
    about = "The response under its headings. Leave the headings as they are; remove one that stays empty."
    text = {"name": "body", "label": "Text", "widget": "richtext", "default": body, "hint": about, **_AS_TYPED}
    return {
        "name": "disclosures",
        "label": "Responses",
        "label_singular": "Response",
        "description": "Released responses to information requests, one record each.",
        "folder": docs,
        "path": "{{date | date('YYYY')}}/{{slug}}",
        "slug": {"template": "{{reference}}", "editable": False},
        "identifier_field": "reference",
        "filter": {"field": "reference", "pattern": "^(?!(undefined|null)?$)"},  # ordinary pages have none
        "summary": "{{reference}}: {{title}}",
        "media_folder": "",
        "public_folder": "",
        "create": True,
        "delete": False,  # an address that was published stays
        "publish": False,  # what the form proposes is merged where the gate's verdict stands beside it
        "fields": list(_boxes(choices, settings, text)),
    }


def _boxes(
    choices: Mapping[str, Mapping[str, str]], settings: Settings, text: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """The text stands behind what every response has, before what few have and what happens later."""
    for field in FIELDS:
        yield _field(field, choices, settings)
        if field.name == _BEFORE_THE_TEXT:
            yield text


_AS_TYPED = {"required": True, "modes": ["raw", "rich_text"]}
"""First the text as it stands in the file: the other writes all of it anew once it shows it, and breaks tables."""


def _field(field: Field, choices: Mapping[str, Mapping[str, str]], settings: Settings) -> dict[str, Any]:
    told = {
        "name": field.name,
        "label": field.name.replace("_", " ").capitalize(),
        "hint": field.about,
        "required": field.required,
    }
    if field.name == "reference":
        return (
            told
            | {"widget": "string"}
            | _pattern(
                f"^(?:{settings.reference_pattern})$",
                f"That is not like a reference of {settings.authority}. Type it as the letter has it.",
            )
        )
    if field.name in choices:
        options = [{"value": value, "label": label} for value, label in choices[field.name].items()]
        return told | {"widget": "select", "options": options, "multiple": field.fullest.get("type") == "array"}
    return told | _widget(field, choices, settings)


def _widget(field: Field, choices: Mapping[str, Mapping[str, str]], settings: Settings) -> dict[str, Any]:
    """The kind of box that takes what the shape allows."""
    shape = field.fullest
    if "enum" in shape:
        values = list(dict.fromkeys(str(value).lower() for value in shape["enum"]))
        return {"widget": "select", "options": [{"value": v, "label": _LABELS.get(v, v)} for v in values]}
    if shape["type"] == "array":
        inner = shape["items"]
        return {"widget": "list"} | (_fields(inner, choices, settings) if inner["type"] == "object" else {})
    if shape["type"] == "object":
        return {"widget": "object", "collapsed": True, **_fields(shape, choices, settings)}
    if field.name == "file":
        return {"widget": "file", "choose_url": False}
    if shape.get("pattern") == "^[0-9]{4}-[0-9]{2}-[0-9]{2}$":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    widget = {"widget": "text" if field.name in _LONG else "string"}
    return widget | (_pattern(shape["pattern"], f"That cannot be read. {field.about}") if "pattern" in shape else {})


def _fields(shape: Mapping[str, Any], choices: Mapping[str, Mapping[str, str]], settings: Settings) -> dict[str, Any]:
    inner = [
        Field(name, told["description"], {k: told[k] for k in told if k != "description"}, name in shape["required"])
        for name, told in shape["properties"].items()
    ]
    return {"fields": [_field(field, choices, settings) for field in inner]}


def _pattern(pattern: str, message: str) -> dict[str, Any]:
    """The rule for what is typed, where a browser reads it as Python does; the gate asks again in any case."""
    return {} if _UNSEEN_IN_A_BROWSER.search(pattern) else {"pattern": [pattern, message]}
