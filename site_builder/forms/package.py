"""The programs behind the form, as npm publishes them. Only this module says which versions, and proves each file.

They are fetched when somebody asks for them, never by a build; a build takes them from `.cache/form/` and proves them
again. `npm view NAME@VERSION dist.integrity` prints the hash of a package.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One package: the hash that npm gives it, and the one file that we serve of it, with the name and hash of that."""

    name: str
    version: str
    integrity: str
    member: str
    served: str
    sha256: str

    @property
    def archive(self) -> str:
        """The name of its archive as it is published; `npm pack` puts the name of the maker in front."""
        return f"{self.name.rpartition('/')[2]}-{self.version}.tgz"


EDITOR = Package(  # Sveltia CMS, MIT licence
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    "package/dist/sveltia-cms.js",
    "sveltia-cms.js",
    "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
)
WORDS = replace(
    EDITOR,
    member="package/locales/en-GB.json",
    served="en-GB.json",
    sha256="a7959d8901b3873a9315d010560044b30eeb819306a0bd320f127e13c0082993",
)
FONTS = (  # SIL Open Font Licence: those that the editor names; without the first its buttons have words for pictures
    Package(
        "@fontsource-variable/material-symbols-outlined",
        "5.3.7",
        "sha512-d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==",
        "package/files/material-symbols-outlined-latin-wght-normal.woff2",
        "material-symbols-outlined.woff2",
        "98db9feefa170bf76e9c19d19af6dd62054165efc89c4b506c361e069719e884",
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "package/files/source-sans-3-latin-wght-normal.woff2",
        "source-sans-3.woff2",
        "7a19a7027e125257d310c6dbd78ae3a30b5ea1e3794d60b12bb28227a003bfda",
    ),
    Package(
        "@fontsource/noto-mono",
        "5.3.0",
        "sha512-QZieY3OyKEImCXg3HRiF6p6/H0GXX94uEb53ayLyQgCTB20LdkvsyJIgigo6lAGmVw3WEs40DdG5KTqpxfwgGg==",
        "package/files/noto-mono-latin-400-normal.woff2",
        "noto-mono.woff2",
        "2787a2983d94072a2c6262b1992a2642519800a889bd90ca1042d04a89852d58",
    ),
)
EVERYTHING = (EDITOR, WORDS, *FONTS)
_SECONDS = 300
"""How long npm may take for an archive."""


class NotThatProgram(Exception):
    """What was fetched, or what lies in the cache, is not what this version was made for; or it cannot be had."""


def fetch(cache: Path, archives: Path | None = None) -> tuple[Path, ...]:
    """Puts every file into the cache that is not there, by npm or from a folder of archives that were
    fetched by hand; their paths. Raises NotThatProgram.
    """
    folder = cache / "form"
    folder.mkdir(parents=True, exist_ok=True)
    had: dict[str, bytes] = {}
    for package in EVERYTHING:
        file = folder / package.served
        if not file.is_file() or _hash(file.read_bytes()) != package.sha256:
            if package.archive not in had:
                had[package.archive] = _archive(package, archives)
            arriving = file.with_suffix(".new")
            arriving.write_bytes(_unpacked(package, had[package.archive]))
            arriving.replace(file)
    return tuple(folder / package.served for package in EVERYTHING)


def fetched(cache: Path) -> Mapping[str, bytes] | None:
    """The files by name from the cache; None where any is absent. Raises NotThatProgram where one was changed."""
    found = {}
    for package in EVERYTHING:
        file = cache / "form" / package.served
        if not file.is_file():
            return None
        found[package.served] = _proved(package, file.read_bytes())
    return found


def _archive(package: Package, archives: Path | None) -> bytes:
    if archives:
        return _read(package, archives)
    npm = shutil.which("npm")
    if npm is None:
        raise NotThatProgram("Fetching needs npm, which comes with Node; or give a folder of archives with --from.")
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{package.name}@{package.version}"
        command = [npm, "pack", wanted, "--silent", "--ignore-scripts", "--pack-destination", folder]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=_SECONDS)
        except subprocess.CalledProcessError as error:
            raise NotThatProgram(
                f"{wanted} cannot be had: {error.stderr.strip() or 'npm does not say why'}."
            ) from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotThatProgram(f"{wanted} cannot be had: {error}.") from error
        return _read(package, Path(folder))


def _read(package: Package, folder: Path) -> bytes:
    found = [folder / package.archive, folder / f"{package.name.strip('@').replace('/', '-')}-{package.version}.tgz"]
    try:
        return next((file for file in found if file.is_file()), found[0]).read_bytes()
    except OSError as error:
        raise NotThatProgram(f"{package.name} {package.version} cannot be had: {error}.") from error


def _unpacked(package: Package, archive: bytes) -> bytes:
    kind, _, told = package.integrity.partition("-")
    if base64.b64encode(hashlib.new(kind, archive).digest()).decode() != told:
        raise NotThatProgram(f"That is not {package.name} {package.version}: its hash is another. Nothing was kept.")
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        member = opened.extractfile(package.member)
        return _proved(package, member.read() if member else b"")


def _proved(package: Package, content: bytes) -> bytes:
    if _hash(content) != package.sha256:
        raise NotThatProgram(f"{package.served} is not that of {package.name} {package.version}. Remove .cache/form/.")
    return content


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
