"""The page that offers the catalogue as data."""

from site_builder.publish.data import COLUMNS
from site_builder.publish.drafts import Draft
from site_builder.publish.scheme import Scheme


def data_page(scheme: Scheme) -> Draft:
    """What can be taken away as data, and what its columns mean."""
    rows = f"One row for each of {len(scheme.everything):,}."
    files = (
        ("CSV", "data/disclosures.csv", "All disclosures as a table", rows),
        ("JSON", "data/disclosures.json", "All disclosures as JSON", "The same facts, for programs."),
        ("ATOM", "feed.xml", "Feed of new disclosures", "For a feed reader: the newest first."),
    )
    columns = [{"name": column.name, "about": column.about} for column in COLUMNS]
    licence, licence_url = scheme.settings.licence, scheme.settings.licence_url
    given = {"at": "../", "files": files, "columns": columns, "licence": licence, "licence_url": licence_url}
    about = "The published responses as CSV, JSON and feeds."
    return Draft("data/", "data", "Data to download", about, "scheme/data.html", given)
