"""The door to MkDocs, and the only room that knows it.

MkDocs lays out ordinary pages, and one frame for each kind of generated page; it never sees a record. Its own handling
of front matter publishes a broken one as page text, and its navigation takes time with the square of the pages. When
MkDocs or Material for MkDocs come to their end, this room is what is written again.
"""

from site_builder.plugin.door import address_of, build
from site_builder.plugin.events import PublicationScheme
from site_builder.plugin.options import CannotUse, address_to_serve, load_project, own_themes, site_folder

__all__ = [
    "CannotUse",
    "PublicationScheme",
    "address_of",
    "address_to_serve",
    "build",
    "load_project",
    "own_themes",
    "site_folder",
]
