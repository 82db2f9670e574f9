"""A site on its way: only what has changed travels, and a site that is not whole does not travel at all.

The bucket and Netlify are stood in for by a program and a server of this machine that keep to their interfaces.
"""

import hashlib
import json
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_build import run
from tests.test_review import step

AWS = """\
#!{python}
import json, os, pathlib, shutil, sys
bucket = pathlib.Path(os.environ["BUCKET"])
log = open(bucket.with_suffix(".log"), "a")
words = sys.argv[1:]
if os.environ.get("BREAK_OFF") and any("/scheme/" in w for w in words) and (bucket / "foi/scheme/index.html").exists():
    sys.exit("the connection was lost")
if words[:2] == ["s3", "cp"]:
    source, target = words[2:4]
    if target == "-":
        file = bucket / source.removeprefix("s3://")
        if not file.exists():
            sys.exit("fatal error: An error occurred (404) when calling the HeadObject operation: Not Found")
        print(file.read_text())
    else:
        below = bucket / target.removeprefix("s3://")
        recursive = "--recursive" in words
        files = [f for f in sorted(pathlib.Path(source).rglob("*")) if f.is_file()] if recursive else [source]
        for file in files:
            place = below / pathlib.Path(file).relative_to(source) if recursive else below
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
            print("put", place.relative_to(bucket).as_posix(), file=log)
elif words[:2] == ["s3api", "delete-objects"]:
    named = json.load(open(words[words.index("--delete") + 1].removeprefix("file://")))
    for entry in named["Objects"]:
        (bucket / words[words.index("--bucket") + 1] / entry["Key"]).unlink()
        print("delete", entry["Key"], file=log)
else:
    sys.exit("unknown command")
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with the scripts and a small finished site."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "mkdocs.yml").write_text("site_name: S\nplugins: [publication-scheme]\ndocs_dir: published\n")
    (tmp_path / "published").mkdir()
    for path in ("index.html", "assets/scheme.css", "disclosures/foi-1/index.html", "disclosures/foi-1/table.csv"):
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{path} 1")
    return tmp_path


def change(site: Path) -> None:
    """A page changes without changing its length, a file comes, a file goes."""
    (site / "disclosures/foi-1/index.html").write_text("disclosures/foi-1/index.html 2")
    (site / "disclosures/foi-1/more.csv").write_text("more")
    (site / "disclosures/foi-1/table.csv").unlink()


def same(site: Path, there: Path) -> bool:
    def files(folder: Path) -> dict[str, bytes]:
        found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        return {path: content for path, content in found.items() if not path.startswith(".")}

    return files(site) == files(there)


def a_bucket(here: Path) -> tuple[Path, dict[str, str]]:
    """Where the bucket lies on this machine, and the environment in which it is found."""
    aws, bucket = here / "bin/aws", here / "buckets"
    aws.parent.mkdir()
    aws.write_text(AWS.format(python=sys.executable))
    aws.chmod(0o755)
    bucket.mkdir()
    return bucket, {"BUCKET": str(bucket), "PATH": f"{aws.parent}{os.pathsep}{os.environ['PATH']}"}


def test_what_a_delivery_brought_before_it_broke_off_is_removed_by_the_next(here: Path) -> None:
    bucket, around = a_bucket(here)
    (here / "site/disclosures/foi-1/mistake.csv").write_text("names")
    broken = step(here, "deploy", "s3://foi/scheme", BREAK_OFF="1", **around)
    assert (broken.returncode, broken.stderr) == (1, "Error: aws stopped: the connection was lost\n")
    assert (bucket / "foi/scheme/disclosures/foi-1/mistake.csv").exists()
    (here / "site/disclosures/foi-1/mistake.csv").unlink()
    again = step(here, "deploy", "s3://foi/scheme", **around)
    assert again.stdout == "4 files uploaded, 1 removed, 0 unchanged\n", again.stderr
    assert same(here / "site", bucket / "foi/scheme")


def test_a_bucket_gets_what_changed_and_pages_come_after_what_they_load(here: Path) -> None:
    bucket, around = a_bucket(here)
    first = step(here, "deploy", "s3://foi/scheme", **around)
    assert first.stdout == "4 files uploaded, 0 removed, 0 unchanged\n", first.stderr
    assert same(here / "site", bucket / "foi/scheme")
    log = bucket.with_suffix(".log")
    log.unlink()
    change(here / "site")
    second = step(here, "deploy", "s3://foi/scheme", **around)
    assert second.stdout == "2 files uploaded, 1 removed, 2 unchanged\n", second.stderr
    assert same(here / "site", bucket / "foi/scheme")
    assert log.read_text().splitlines() == [
        "put foi/scheme/.site-files.json",
        "put foi/scheme/disclosures/foi-1/more.csv",
        "put foi/scheme/disclosures/foi-1/index.html",
        "delete scheme/disclosures/foi-1/table.csv",
        "put foi/scheme/.site-files.json",
    ]
    assert step(here, "deploy", "s3://foi/scheme", **around).stdout == "0 files uploaded, 0 removed, 4 unchanged\n"


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
def test_a_web_server_gets_what_changed_and_keeps_what_is_its_own(here: Path) -> None:
    there = here / "srv"
    (there / ".well-known").mkdir(parents=True)
    first = step(here, "deploy", f"rsync:{there}")
    assert first.stdout == "4 files uploaded, 0 removed, 0 unchanged\n", first.stderr
    change(here / "site")
    (here / "site/index.html").touch()
    second = step(here, "deploy", f"rsync:{there}")
    assert second.stdout == "2 files uploaded, 1 removed, 2 unchanged\n", second.stderr
    assert same(here / "site", there)
    assert (there / ".well-known").is_dir()


class _Netlify(BaseHTTPRequestHandler):
    """Asks for what it lacks, once it has made up its mind; changes the site when all of it has arrived."""

    held: dict[str, bytes]
    wanted: dict[str, str]

    def do_POST(self) -> None:
        files = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["files"]
        type(self).wanted = files
        self._answer({"id": "d1", "state": "preparing"})

    def do_GET(self) -> None:
        self._answer({"id": "d1", "state": "prepared", "required": sorted(set(self.wanted.values()) - set(self.held))})

    def do_PUT(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        digest = hashlib.sha1(content).hexdigest()
        assert self.wanted["/" + self.path.partition("/files/")[2]] == digest
        self.held[digest] = content
        self._answer({})

    def _answer(self, document: object) -> None:
        known = self.headers["Authorization"] == "Bearer key"
        self.send_response(200 if known else 401)
        self.end_headers()
        self.wfile.write(json.dumps(document).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests speak."""


@pytest.fixture
def netlify() -> Iterator[str]:
    _Netlify.held, _Netlify.wanted = {}, {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Netlify)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_netlify_is_sent_only_what_it_asks_for(here: Path, netlify: str) -> None:
    around = {"NETLIFY_API": netlify, "NETLIFY_AUTH_TOKEN": "key", "NO_PROXY": "*"}
    first = step(here, "deploy", "netlify:a-site", **around)
    assert first.stdout == "4 files uploaded, 0 removed, 0 unchanged\n", first.stderr
    change(here / "site")
    second = step(here, "deploy", "netlify:a-site", **around)
    assert second.stdout == "2 files uploaded, 0 removed, 2 unchanged\n", second.stderr
    assert set(_Netlify.wanted.values()) <= set(_Netlify.held)
    refused = step(here, "deploy", "netlify:a-site", **{**around, "NETLIFY_AUTH_TOKEN": "wrong"})
    assert refused.returncode == 1
    assert "as it was" in refused.stderr


@pytest.mark.parametrize("target", ["s3://foi", "rsync:/tmp/nowhere", "netlify:a-site"])
def test_what_is_no_whole_site_is_never_sent(here: Path, target: str) -> None:
    (here / "site/index.html").unlink()
    done = run(here, "site_builder", "deploy", target)
    assert done.returncode == 1
    assert "is no finished site" in done.stderr


def test_a_site_into_which_files_are_still_being_put_is_not_sent(here: Path) -> None:
    (here / ".site.next").mkdir()
    (here / ".site.next" / ".ready").write_text("[]")
    done = run(here, "site_builder", "deploy", f"rsync:{here}/public")
    assert done.returncode == 1
    assert "build it once more" in done.stderr


@pytest.mark.parametrize("place", ["/", "//", "user@host:", "user@host:/", ".", "./", "..", "user@host:~/"])
def test_a_folder_that_holds_more_than_the_site_is_never_emptied(here: Path, place: str) -> None:
    done = run(here, "site_builder", "deploy", f"rsync:{place}")
    assert done.returncode == 1
    assert "names no folder of the site's own" in done.stderr


def test_a_target_that_means_nothing_is_refused(here: Path) -> None:
    done = run(here, "site_builder", "deploy", "ftp:somewhere")
    assert done.returncode == 1
    assert "is no target" in done.stderr
