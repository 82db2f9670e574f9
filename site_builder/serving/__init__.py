"""The live preview: the site on this machine, which follows what is saved.

An edited record is shown at once, alone; the whole site is built behind it by a process of its own.
"""

from site_builder.serving.serve import serve

__all__ = ["serve"]
