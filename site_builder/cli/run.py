"""The command as a process of its own, which ends as soon as its work is done.

What a build knows of ten thousand records is a million small values: to take them apart one by one, only so that the
system gets back memory that it takes back at once anyway, lasts a tenth of a build of one record more.
"""

import atexit
import contextlib
import io
import os
import sys

from site_builder.cli.door import main


def run() -> None:
    """Runs the command that was typed, and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may have no letter for everything
            stream.reconfigure(errors="replace")
    try:
        main(prog_name="site-builder")
    except SystemExit as ended:
        if ended.code is not None and not isinstance(ended.code, int):
            raise
        with contextlib.suppress(OSError):  # what cannot be printed any more, Python tells of when it ends itself
            # what libraries have registered to be done at the end must still be done, and `os._exit` passes over it:
            # Python has no public name for doing it
            atexit._run_exitfuncs()
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # a command may be started without them
                    stream.flush()
            os._exit(ended.code or 0)
        raise
