"""Turns a folder of released responses into a searchable publication scheme.

The packages in the order in which one disclosure travels: `records`, `gate`, `catalogue`, `search`, `publish`;
`legislation` beneath them all; `build` is the journey; `plugin` and `cli` are the two doors.
"""

__version__ = "0.1.0"
