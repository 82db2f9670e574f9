"""What the search and the pages are made from."""

from dataclasses import replace

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.history import history_of
from site_builder.known.recalled import Recalled
from site_builder.legislation import load_law
from site_builder.making.attached import Attached, attached_to
from site_builder.making.csv_copies import listed_copies, uncopied
from site_builder.making.layouts import Layout
from site_builder.publish.scheme import Scheme
from site_builder.settings import Project


def scheme_of(project: Project, recalled: Recalled, layout: Layout) -> Scheme:
    """What the search is made from, and pages but for the files that lie beside them and the records' past."""
    edition = recalled.edition
    return Scheme(
        catalogue_of(edition.listed),
        load_law(),
        project.settings,
        ordinary=layout.ordinary,
        whole=recalled.public,
        digests=recalled.digests(),
        withdrawn=catalogue_of(edition.withdrawn),
    )


def with_files(scheme: Scheme, project: Project) -> tuple[Scheme, Attached, str]:
    """The same with the files beside pages and with the records' past; these files; and what whoever builds should know
    of that past.
    """
    history = history_of(project.docs, project.root, project.cache)
    attached = attached_to(project, scheme.catalogue)
    whole = replace(
        scheme,
        sizes={path: file.stat().st_size for path, file in attached.files.items()},
        dates=history.dates,
        copies=listed_copies(attached.copies),
        uncopied=uncopied(attached.copies),
    )
    return whole, attached, history.notice
