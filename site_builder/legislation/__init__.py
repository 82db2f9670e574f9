"""Information law as data, and the citations of it that people write."""

from site_builder.legislation.citation import Citation, Fault, Reading
from site_builder.legislation.citing import cite
from site_builder.legislation.entry import Earlier, Entry, Explanation, Kind, Role, Source, Test
from site_builder.legislation.loader import load_law
from site_builder.legislation.provision import Provision
from site_builder.legislation.reading import read_citation
from site_builder.legislation.regime import Law, Regime

__all__ = [
    "Citation",
    "Earlier",
    "Entry",
    "Explanation",
    "Fault",
    "Kind",
    "Law",
    "Provision",
    "Reading",
    "Regime",
    "Role",
    "Source",
    "Test",
    "cite",
    "load_law",
    "read_citation",
]
