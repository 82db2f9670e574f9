"""What one authority decides for itself: read from `mkdocs.yml`, frozen, and the same for every stage."""

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MODEL_CLASSES = {
    "who-we-are": "Who we are and what we do",
    "what-we-spend": "What we spend and how we spend it",
    "priorities": "What our priorities are and how we are doing",
    "decisions": "How we make decisions",
    "policies": "Our policies and procedures",
    "lists-and-registers": "Lists and registers",
    "services": "The services we offer",
}
"""The seven classes of the Information Commissioner's model publication scheme, in its order."""
SCOTTISH_CLASSES = {
    "about-us": "About the authority",
    "functions-and-services": "How we deliver our functions and services",
    "decisions": "How we take decisions and what we have decided",
    "what-we-spend": "What we spend and how we spend it",
    "resources": "How we manage our human, physical and information resources",
    "procurement": "How we procure goods and services from external providers",
    "performance": "How we are performing",
    "commercial-publications": "Our commercial publications",
    "open-data": "Our open data",
}
"""The nine classes of the Scottish Information Commissioner's model publication scheme, in its order."""
_SCOTTISH = ("FOISA", "EISR")


@dataclass(frozen=True, slots=True)
class Regulator:
    """Whom the public may complain to, as the authority's pages name it."""

    name: str = "Information Commissioner's Office"
    url: str = "https://ico.org.uk/"
    complain_url: str = "https://ico.org.uk/make-a-complaint/"


def regulator_under(regime: str) -> Regulator:
    """Who takes complaints about an authority under this law, where the authority does not say."""
    if regime not in _SCOTTISH:
        return Regulator()
    return Regulator("Scottish Information Commissioner", "https://www.foi.scot/", "https://www.foi.scot/appeal")


def classes_under(regime: str) -> Mapping[str, str]:
    """The classes of the model publication scheme under this law."""
    return SCOTTISH_CLASSES if regime in _SCOTTISH else MODEL_CLASSES


@dataclass(frozen=True, slots=True)
class Form:
    """Where the form in the browser saves: `backend` is "github" or "gitlab", `repo` its repository ("owner/name").

    `base_url` is the sign-in service of a GitHub repository, or another GitLab; `api_root` the interface of a server
    of one's own; `app_id` the application that GitLab knows the form by.
    """

    backend: str
    repo: str
    branch: str = "main"
    base_url: str = ""
    api_root: str = ""
    app_id: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The authority's choices.

    `site_url` ends in a slash, or is "" where none is set; `reference_pattern` is a regular expression that a whole
    reference matches; `regime` is the law to assume; `classes` are those of the publication scheme, slug to name;
    `holidays` are proclaimed days that the holiday tables lack; `allowed_contacts` are e-mail addresses ("@domain" for
    all of a domain), telephone numbers and postcodes that may be published; whole numbers from 1 to `small_count` - 1
    in tables are pointed out (0: never); `synonyms` are groups of words and phrases that
    mean the same to whoever searches; `form` is where the form at `/admin/` saves, None where it is not published;
    `unseen` names whatever in `mkdocs.yml` can put words on a page that stand in no file of the folder; `loaded` are
    the styles and scripts in the folder of records that the authority has every page load.
    """

    authority: str
    site_url: str = ""
    regime: str = "FOIA"
    reference_pattern: str = r"[A-Za-z0-9][A-Za-z0-9 ._/-]*"
    licence: str = "Open Government Licence v3.0"
    licence_url: str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    request_address: str = ""
    sample_notice: str = ""
    regulator: Regulator = field(default_factory=Regulator)
    classes: Mapping[str, str] = field(default_factory=lambda: MODEL_CLASSES)
    holidays: tuple[datetime.date, ...] = ()
    allowed_contacts: tuple[str, ...] = ()
    small_count: int = 0
    synonyms: tuple[tuple[str, ...], ...] = ()
    form: Form | None = None
    unseen: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Where one authority's files lie: `root` holds `mkdocs.yml`, `docs` the records; `cache` is safe to delete.

    `theme` holds its own templates, and whatever else lies there is published with them; None where it has none.
    """

    root: Path
    docs: Path
    settings: Settings
    theme: Path | None = None

    @property
    def cache(self) -> Path:
        """The folder for derived files, beside `mkdocs.yml`."""
        return self.root / ".cache"

    def path_of(self, file: Path) -> str:
        """The path of a file or folder as seen from the root, with forward slashes."""
        return Path(os.path.relpath(file, self.root)).as_posix()
