"""The attachments of the catalogue, and the CSV copies of the spreadsheets among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.catalogue.catalogue import Catalogue
from site_builder.gate.waivers import unseen_files
from site_builder.making.csv_copies import Copies, csv_copies
from site_builder.settings import Project


@dataclass(frozen=True, slots=True)
class Attached:
    """Where each attachment lies now, and the copies of each spreadsheet; both by where it will stand in the site."""

    files: Mapping[str, Path]
    copies: Mapping[str, Copies]


def attached_to(project: Project, catalogue: Catalogue) -> Attached:
    """The attachments of these disclosures, with copies of all spreadsheets but those nobody could look through."""
    files = attachment_files(project, catalogue)
    waived = (it for it in catalogue if it.waivers)
    unseen = {f"{it.url}{path.removeprefix(f'{it.folder}/')}" for it in waived for path in unseen_files(it)}
    return Attached(files, csv_copies(files, project.cache, unseen))


def attachment_files(project: Project, catalogue: Catalogue) -> dict[str, Path]:
    """Where each attachment will stand in the site, and where it lies now."""
    return {
        f"{disclosure.url}{attachment.file}": project.root / disclosure.folder / attachment.file
        for disclosure in catalogue
        for attachment in disclosure.attachments
    }
