"""A browser driven through a pipe by its own protocol, with nothing in between.

What drives a browser in the tests hears of every file that a page fetches, and shares the processors with it; where
milliseconds count, nobody listens here until the page has its answer.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol


class Ask(Protocol):
    """Sends a command and gives its result."""

    def __call__(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        """Raises RuntimeError where the browser refuses it or is gone."""


_FROM_US, _TO_US = 3, 4
"""The numbers of the pipe's ends in the browser's process."""


@contextmanager
def driven(browser: str, arguments: Sequence[str]) -> Iterator[Ask]:
    """Starts the browser at this path without a window, and ends it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless=new", *arguments, "--remote-debugging-pipe", f"--user-data-dir={profile}"]
        (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
        # the shell puts the two ends where the browser looks for them
        shell = f'exec "$@" {_FROM_US}<&{theirs_in} {_TO_US}>&{theirs_out}'
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(
            ["/bin/bash", "-c", shell, "bash", *command, "about:blank"], pass_fds=(theirs_in, theirs_out), **quiet
        )
        os.close(theirs_in)
        os.close(theirs_out)
        ask = _asking(ours_in, ours_out)
        try:
            yield ask
            ask("Browser.close")
        finally:
            os.close(ours_out)
            os.close(ours_in)
            process.wait()


def _asking(answers: int, commands: int) -> Ask:
    number, buffer = 0, b""

    def read() -> dict[str, Any]:
        nonlocal buffer
        while b"\0" not in buffer:
            piece = os.read(answers, 1 << 16)
            if not piece:
                gone = "the browser is gone"
                raise RuntimeError(gone)
            buffer += piece
        said, _, buffer = buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(said)
        return message

    def ask(method: str, session: str = "", **params: object) -> dict[str, Any]:
        nonlocal number
        number += 1
        command = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(commands, json.dumps(command).encode() + b"\0")
        while (answer := read()).get("id") != number:
            pass  # events
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        result: dict[str, Any] = answer["result"]
        return result

    return ask
