"""Searches two built sites in a real browser, ours and Pagefind's, and says what the first results cost.

    python -m tests.bench_search OURS PAGEFIND

Each of 30 queries, from rare to very frequent words, is asked in a browser that has fetched nothing before. Bytes are
those of every file that had arrived when ten results with excerpts stood on the page: for ours with its whole page and
style sheets, for Pagefind with its script alone on a bare page.
"""

import argparse
import contextlib
import os
import re
import statistics
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from site_builder.search.terms.analysis import STOP_WORDS
from tests.chromium import ARGUMENTS, find
from tests.devtools import Ask, driven

QUERIES = 30
OURS = "/search/?q={}"
THEIRS = "/bench.html?q={}"
_OURS = (
    "#results > li",
    """document.querySelector("input[name=q]").value = query;
    document.querySelector("input[name=q]").form.requestSubmit()""",
)
_THEIRS = ("body[data-ready]", "ask(query)")
"""What shows that a page is ready, and how it is asked."""
BARE = """\
<!doctype html><title>Pagefind</title><ol id="results"></ol><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
globalThis.ask = async (query) => {
  const found = await pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, 10).map((it) => it.data()));
  document.getElementById("results").innerHTML = shown.map((it) => `<li>${it.excerpt}</li>`).join("");
};
const asked = new URLSearchParams(location.search).get("q");
await (asked ? ask(asked) : pagefind.init());
document.body.dataset.ready = "";
</script>
"""


SHOWN = """
globalThis.shown = new Promise((tell) => {
  const watching = new MutationObserver(() => {
    if (!document.querySelector("#results > li")) return;
    watching.disconnect();
    tell(performance.now());
  });
  watching.observe(document, { childList: true, subtree: true });
});
"""
"""Tells when the first result stood there; nothing asks the page for anything before."""


class Counting(SimpleHTTPRequestHandler):
    """Serves files as they are, and counts their bytes: a browser does not tell what its workers fetched."""

    served = 0

    def log_message(self, *args: object) -> None:
        """Nothing is said of single requests."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Counts a file before it is sent."""
        type(self).served += os.fstat(source.fileno()).st_size
        with contextlib.suppress(BrokenPipeError):  # the page was closed before all of it had come
            super().copyfile(source, outputfile)


@dataclass(frozen=True)
class Cost:
    """What the first results of one query cost: bytes, and milliseconds since the page was asked for."""

    size: float
    time: float


def queries(records: Path) -> list[str]:
    """Words of the records, from those in most of them to those in one or two, in even steps of frequency."""
    held: Counter[str] = Counter()
    for file in sorted(records.glob("disclosures/2*/*.md")):
        body = file.read_text("utf-8").split("## Response")[1]
        words = re.sub(r"(?m)^#.*$|\.", " ", body).lower().split()
        held.update({word for word in words if word.isalpha() and len(word) > 4 and word not in STOP_WORDS})
    ordered = sorted(held, key=lambda word: (-held[word], word))
    return [ordered[min(int(len(ordered) ** (i / (QUERIES - 1))), len(ordered)) - 1] for i in range(QUERIES)]


def costs(ask: Ask, address: str, asked: Sequence[str]) -> list[Cost]:
    """What each query costs in a browser that knows nothing yet."""
    found = []
    for query in asked:
        fresh = ask("Target.createBrowserContext")["browserContextId"]
        target = ask("Target.createTarget", url="about:blank", browserContextId=fresh)["targetId"]
        page = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        ask("Page.enable", page)
        ask("Page.addScriptToEvaluateOnNewDocument", page, source=SHOWN)
        Counting.served = 0
        ask("Page.navigate", page, url=address.format(quote(query)))
        shown = ask("Runtime.evaluate", page, expression="shown", awaitPromise=True, timeout=60_000)
        found.append(Cost(Counting.served, shown["result"]["value"]))
        ask("Target.disposeBrowserContext", browserContextId=fresh)
    return found


def on_open_page(browser: Browser, address: str, asked: Sequence[str], ready: str, submit: str) -> list[float]:
    """Milliseconds from asking to the first results, where the page has been open for a while and nothing was asked."""
    found = []
    for query in asked:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        page.wait_for_selector(ready, state="attached")
        found.append(
            page.evaluate(
                f"""async (query) => {{
          const list = document.getElementById("results");
          const begun = performance.now();
          const changed = new Promise((done) => new MutationObserver(done).observe(list, {{ childList: true }}));
          {submit};
          await changed;
          return performance.now() - begun;
        }}""",
                query,
            )
        )
        context.close()
    return found


def warm(browser: Browser, address: str, asked: Sequence[str]) -> list[float]:
    """Milliseconds until the results of a query stand there, asked a second time on the same page."""
    page = browser.new_page()
    page.goto(address.format(quote(asked[0])))
    page.wait_for_selector("#results > li")
    script = """async (query) => {
      const box = document.querySelector("input[name=q]"), list = document.getElementById("results");
      const begun = performance.now();
      const changed = new Promise((done) => new MutationObserver(done).observe(list, { childList: true }));
      box.value = query;
      box.form.requestSubmit();
      await changed;
      return performance.now() - begun;
    }"""
    for query in asked:
        page.evaluate(script, query)
    return [page.evaluate(script, query) for query in asked]


@contextmanager
def served(folder: Path, path: str) -> Iterator[str]:
    """Serves a folder; gives the address of its search, with a place for the query."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{path}"
    server.shutdown()


def compare(ours: Path, theirs: Path) -> dict[str, float]:
    """All figures; ratios are ours to Pagefind's."""
    asked = queries(ours)
    (theirs / "public" / "bench.html").write_text(BARE, "utf-8")
    chromium = find()
    if chromium is None:
        message = "There is no Chromium to search in."
        raise RuntimeError(message)
    with served(ours / "site", OURS) as mine_at, served(theirs / "public", THEIRS) as other_at:
        with driven(chromium, ARGUMENTS) as ask:
            for address in (mine_at, other_at):
                costs(ask, address, asked[:2])  # the first pages of a browser pay for the browser
            mine, other = (costs(ask, address, asked) for address in (mine_at, other_at))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
            opened = [
                on_open_page(browser, address.partition("?")[0], asked, *how)
                for address, how in ((mine_at, _OURS), (other_at, _THEIRS))
            ]
            again = warm(browser, mine_at, asked)
            browser.close()
    sizes, times = ([[getattr(it, name) for it in side] for side in (mine, other)] for name in ("size", "time"))
    return {
        "cold, kB, median": statistics.median(sizes[0]) / 1000,
        "cold, kB, median, Pagefind": statistics.median(sizes[1]) / 1000,
        "cold, bytes, ratio of medians": statistics.median(sizes[0]) / statistics.median(sizes[1]),
        "cold, ms, median": statistics.median(times[0]),
        "cold, ms, worst": max(times[0]),
        "cold, ms, median, Pagefind": statistics.median(times[1]),
        "cold, time, ratio of medians": statistics.median(times[0]) / statistics.median(times[1]),
        "open page, ms, median": statistics.median(opened[0]),
        "open page, ms, worst": max(opened[0]),
        "open page, ms, median, Pagefind": statistics.median(opened[1]),
        "open page, time, ratio of medians": statistics.median(opened[0]) / statistics.median(opened[1]),
        "warm, ms, median": statistics.median(again),
        "warm, ms, worst": max(again),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ours", type=Path, help="a built project")
    parser.add_argument("pagefind", type=Path, help="the folder of a Hugo site with a Pagefind index")
    chosen = parser.parse_args()
    for name, figure in compare(chosen.ours, chosen.pagefind).items():
        print(f"{name:36} {figure:9.2f}")
