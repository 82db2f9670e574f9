"""What one build leaves for the next: files in `.cache/` that may be deleted, cut short or left by another version.

Each is sealed with a digest and with what it was made by; whatever does not agree is as good as absent. It is replaced
in one step, so that builds side by side and a build that is killed leave a whole one.
"""

import contextlib
import functools
import io
import os
import pickle
import sys
import time
from collections.abc import Set
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

DIGEST = 16
"""The bytes of a digest."""
_ARRIVING, _AN_HOUR = ".new", 3600
_HOUSE = Path(__file__).parent
_CODE = (".py", ".yaml", ".txt", ".json")
_PLAIN = {
    ("array", "_array_reconstructor"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("datetime", "date"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
}


def digest(*parts: bytes | memoryview | str) -> bytes:
    """A digest of the parts that no other list of parts has."""
    seen = sha256()  # processors have instructions of their own for it: no other is as fast
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        seen.update(len(content).to_bytes(8, "big"))
        seen.update(content)
    return seen.digest()[:DIGEST]


@functools.cache
def version_of(*rooms: str) -> bytes:
    """A digest of the code and data of these modules and packages of the house, of Python and of every library."""
    return digest(sys.version, *libraries(), code_of(*rooms))


@functools.cache
def code_of(*rooms: str) -> bytes:
    """A digest of the code and data of these modules and packages of the house alone."""
    return digest(*(part for room in rooms for part in (room, _code_in(room))))


@functools.cache
def _code_in(room: str) -> bytes:
    if not os.path.isdir(f"{_HOUSE}/{room}"):  # noqa: PTH112 (hundreds of files each time: paths cost more than they)
        return (_HOUSE / f"{room}.py").read_bytes()
    folders = sorted(os.walk(f"{_HOUSE}/{room}"))
    files = (f"{folder}/{name}" for folder, _, names in folders for name in sorted(names) if name.endswith(_CODE))
    return digest(*(part for file in files for part in (file.removeprefix(str(_HOUSE)), _bytes_of(file))))


@functools.cache
def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123 (as above)
        return opened.read()


@functools.cache
def libraries() -> tuple[str, ...]:
    """The libraries that are installed, each with its version."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found.update(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
    return tuple(sorted(found))


def load(file: Path, version: bytes) -> Any:
    """What `save` kept in this file; None where there is nothing, or nothing that can be trusted."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    seal, packed = content[:DIGEST], memoryview(content)[DIGEST:]
    if seal != digest(version, file.name, packed):  # what lies under another name is no answer to this question
        return None
    return unpack(packed)


def pack(value: object) -> bytes:
    """A plain value, or a frozen one of the house, as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes | memoryview) -> Any:
    """What `pack` made bytes of; None where they hold anything else than such values."""
    try:
        return _Unpacker(io.BytesIO(packed)).load()
    except pickle.UnpicklingError:
        return None


def save(file: Path, version: bytes, value: object) -> None:
    """Keeps plain values and frozen values of the house for a later build."""
    packed = pack(value)
    file.parent.mkdir(parents=True, exist_ok=True)
    place(file, digest(version, file.name, packed) + packed)


def beside_code(module: str, name: str) -> Path:
    """A file beside what Python has compiled of the module in this file: what it holds is trusted as that is."""
    return Path(cache_from_source(module)).with_name(name)


def save_beside_code(file: Path, version: bytes, value: object) -> None:
    """As `save`, where Python keeps what it compiles, and the folder can be written to."""
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            save(file, version, value)


def kept_for(config_file: Path, kind: str, elsewhere: Path | None = None) -> Path:
    """The file for what is known of a `mkdocs.yml`, and of its site where that is built `elsewhere` than it says."""
    config = config_file.resolve()
    return config.parent / ".cache" / f"{kind}-{digest(str(config), str(elsewhere or '')).hex()}"


def keep_only(folder: Path, names: Set[str], gone: Set[str] | None = None) -> None:
    """Keeps these files of the folder. What is `gone` goes at once, or all else where that is not known; but what else
    is there stays for an hour, and so does what is on its way: another process may be about to use it.
    """
    oldest = time.time() - _AN_HOUR
    for entry in os.scandir(folder) if folder.is_dir() else ():
        may_be_used = entry.name.endswith(_ARRIVING) or (gone is not None and entry.name not in gone)
        if entry.name not in names:
            with contextlib.suppress(OSError):  # another process may have removed it
                if not may_be_used or entry.stat().st_mtime < oldest:
                    Path(entry.path).unlink()


def place(file: Path, content: bytes | memoryview) -> None:
    """Writes the file in one step, into a folder that is there."""
    arriving = file.with_name(f"{file.name}.{os.getpid()}{_ARRIVING}")
    arriving.write_bytes(content)
    arriving.replace(file)


class _Unpacker(pickle.Unpickler):
    """Makes values of the house and plain ones; a file that asks for anything else was not written by `save`."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("site_builder."):
            with contextlib.suppress(ImportError, AttributeError):
                found = super().find_class(module, name)  # by a name with dots, also what the module has imported
                if isinstance(found, type) and found.__module__ == module:
                    return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of the house")
