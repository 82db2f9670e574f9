"""The static files of the search: the same bytes every time, and no more of them new than need be."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.catalogue.catalogue import Catalogue, catalogue_of, in_order_of_reference
from site_builder.search.bundle.blocks import cut_into_blocks, invert
from site_builder.search.bundle.columns import rising
from site_builder.search.bundle.packing import ascending, framed, front_coded, name_of, unframed
from site_builder.search.bundle.shards import laid_out
from site_builder.search.common import common_to
from tests.conftest import ROOT
from tests.generator import records
from tests.search.conftest import Served, bundle, disclosure

RECORD = (
    "---\nreference: NEW-9\ntitle: Kestrel feathers\ndate: 2025-05-05\noutcome: not-held\n---\n## Response\n\nNone.\n"
)
DIGEST = """
import hashlib
from site_builder.catalogue.catalogue import catalogue_of
from tests.generator import records
from tests.search.conftest import bundle, disclosure
found = hashlib.sha256()
for path, content in bundle(catalogue_of(disclosure(text) for _, text in records(40, 900, seed=3))):
    found.update(path.encode() + content)
print(found.hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    def digest(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-W", "ignore", "-c", DIGEST]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    assert digest("1") == digest("2")


def test_no_two_files_have_one_path(catalogue: Catalogue) -> None:
    files = list(bundle(catalogue))
    assert len({path for path, _ in files}) == len(files)


def test_the_order_in_which_records_were_read_does_not_matter(catalogue: Catalogue) -> None:
    turned = catalogue_of(reversed(catalogue.disclosures))
    assert dict(bundle(turned)) == dict(bundle(catalogue))


def test_a_term_and_the_words_of_titles_behind_it_lie_in_one_shard(catalogue: Catalogue) -> None:
    block = invert(in_order_of_reference(catalogue.disclosures), common_to([], []), {})
    shards = [shard for group in block.postings for shard in laid_out([group], 100, 0)]
    assert len(shards) > 100
    assert not [shard.first for shard in shards if "!" in shard.first]
    assert any("!" in shard.last for shard in shards)


def test_the_manifest_is_small_and_comes_last(catalogue: Catalogue) -> None:
    files = list(bundle(catalogue))
    (path, content), (page, _) = files[-2:]
    assert page == "search/index.html"
    assert path == "search/manifest.json"
    assert json.loads(content)["format"] == 6
    assert len(content) < 3_000


def test_all_layers_may_hold_the_same_words() -> None:
    old = RECORD.replace("NEW-9", "A-421").replace("2025", "2015")  # the end of what is settled,
    later = RECORD.replace("NEW-9", "B-60").replace("2025", "2020")  # and of what is not among the newest
    files = list(bundle(catalogue_of(map(disclosure, (old, later, RECORD)))))
    said = json.loads(dict(files)["search/manifest.json"])
    assert all(part["names"] for part in (*said["terms"], *said["words"]))
    assert len({path for path, _ in files}) == len(files)


def test_a_new_record_leaves_other_blocks_of_records_where_they_are() -> None:
    some = [disclosure(text) for _, text in records(1500, 300, seed=5)]
    before = dict(bundle(catalogue_of(some)))
    after = dict(bundle(catalogue_of([*some, disclosure(RECORD)])))
    shown = {path for path in before if path.startswith("search/records/")}
    kept = {path for path in shown if after.get(path) == before[path]}
    blocks = {path.split("/")[2] for path in shown}
    assert len(blocks) > 1
    assert len({path.split("/")[2] for path in kept}) >= len(blocks) - 1


@pytest.mark.parametrize(("year", "layers"), [("2025", 1), ("2026", 2)])
def test_a_new_record_leaves_what_is_merged_of_older_ones_where_it_is(
    catalogue: Catalogue, year: str, layers: int
) -> None:
    new = disclosure(RECORD.replace("2025", year))
    before, after = (dict(bundle(it)) for it in (catalogue, catalogue_of([*catalogue, new])))
    found = []
    for files in (before, after):
        said = json.loads(files["search/manifest.json"])
        found.append((said["terms"][:layers], said["words"][:layers]))
    assert found[0] == found[1]
    assert all(part["names"] for part in found[0][0])


def test_the_newest_records_lie_in_small_blocks_of_their_own() -> None:
    some = [disclosure(text) for _, text in records(1500, 300, seed=5)]
    newest = disclosure(RECORD.replace("2025", "2026"))
    blocks = [cut_into_blocks(in_order_of_reference(it)).blocks for it in (some, [*some, newest])]
    assert len({*blocks[1]} - {*blocks[0]}) == 1
    assert len(next(block for block in blocks[1] if newest in block)) < 100
    assert max(map(len, blocks[1])) > 200


def test_what_is_answered_on_the_day_of_the_last_mark_is_among_the_newest() -> None:
    some = [disclosure(RECORD.replace("NEW-9", reference)) for reference in ("B-59", "B-60", "B-61", "B-62")]
    found = cut_into_blocks(in_order_of_reference(some))
    layers = [[it.reference for at in layer for it in found.blocks[at]] for layer in found.layers]
    assert layers == [[], ["B-59", "B-60"], ["B-61", "B-62"]]


def test_an_empty_catalogue_can_be_searched(blank: Page, served: Served) -> None:
    for path, content in bundle(catalogue_of([])):
        file = served.folder / "empty" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    script = """async (address) => {
      const at = (name) => import(`${address}assets/search/${name}.js`);
      const [{ openBundle, fetchFrom }, { search }] = await Promise.all([at("bundle"), at("engine")]);
      const bundle = await openBundle(fetchFrom(new URL("empty/search/", address)));
      return (await search("police vett* -x", bundle)).numbers.length;
    }"""
    assert blank.evaluate(script, served.address) == 0


@given(st.binary(max_size=300))
def test_a_file_gives_its_content_back_and_any_change_is_noticed(content: bytes) -> None:
    file = framed(content)
    assert unframed(file) == content
    damaged = bytearray(file)
    damaged[0] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        unframed(bytes(damaged))
    assert name_of(content) == name_of(bytes(content))


@given(st.lists(st.integers(0, 2**40), max_size=20).map(sorted))
def test_numbers_come_back_from_their_bytes(numbers: list[int]) -> None:
    read: list[int] = []
    total = value = shift = 0
    for byte in ascending(numbers):
        value, shift = value | (byte & 127) << shift, shift + 7
        if byte < 128:
            total += value
            read.append(total)
            value, shift = 0, 0
    assert read == numbers


@given(st.lists(st.lists(st.integers(0, 2**34), max_size=5).map(sorted), max_size=6))
def test_many_lists_are_packed_at_once_as_they_are_one_by_one(lists: list[list[int]]) -> None:
    assert rising(lists).strings() == [ascending(numbers) for numbers in lists]


@given(st.lists(st.text(max_size=8), min_size=1, max_size=20).map(sorted))
def test_words_come_back_from_their_bytes(words: list[str]) -> None:
    before, coded = "", b"".join(front_coded(words))
    for word in words:
        shared, length = coded[0], coded[1]
        before = before[:shared] + coded[2 : 2 + length].decode()
        coded = coded[2 + length :]
        assert before == word
    assert coded == b""
