"""Programs that carry files, run without a shell."""

import subprocess
from collections.abc import Mapping, Sequence

from site_builder.delivery.inventory import CannotDeliver


def carry(command: Sequence[str], allowed: Mapping[str, str] | None = None) -> str:
    """What the program printed; raises CannotDeliver where it is absent or fails.

    A failure whose message holds a key of `allowed` gives that value instead.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise CannotDeliver(f"'{command[0]}' cannot be run: install it on this machine. ({error})") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.strip()
    for mark, instead in (allowed or {}).items():
        if mark in said:
            return instead
    raise CannotDeliver(f"{command[0]} stopped: {said or done.returncode}")
