/** The browser's modules outside a browser: `node --test tests/search`. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { differences } from "./cases/table.js";

const modules = new URL("../../theme/assets/search/", import.meta.url);
const { analyse, fold } = await import(new URL("analysis.js", modules));
const { readAddress, writeAddress } = await import(new URL("address.js", modules));
const { openBundle } = await import(new URL("bundle.js", modules));
const { search } = await import(new URL("engine.js", modules));
const { excerpt, wantedBy } = await import(new URL("excerpt.js", modules));
const { piecesIn } = await import(new URL("pieces.js", modules));
const { readQuery } = await import(new URL("parsing.js", modules));
const { inflated } = await import(new URL("inflating.js", modules));
const { unpacked } = await import(new URL("unpacking.js", modules));
const { LostFile, unframed } = await import(new URL("packing.js", modules));

test("every case of the shared tables comes out as in Python", async () => {
  const names = ["stems", "terms", "queries", "provisions", "provision_keys", "rarities", "tidied"];
  const read = async (name) => [name, JSON.parse(await readFile(new URL(`cases/${name}.json`, import.meta.url), "utf8"))];
  assert.deepEqual(await differences(modules.href, Object.fromEntries(await Promise.all(names.map(read)))), []);
});

test("what is typed sloppily is put right wherever it is searched for", async () => {
  const asked = [];
  const posting = async (key) => void asked.push(key);
  const bundle = { records: 0, posting, facet: async () => new Map(), dates: async () => [], wordsFrom: async () => [] };
  const rows = JSON.parse(await readFile(new URL("cases/tidied.json", import.meta.url), "utf8"));
  const answers = await Promise.all(rows.map(async ({ typed }) => [typed, (await search(typed, bundle, true)).meant]));
  assert.deepEqual(answers, rows.map(({ typed, meant }) => [typed, meant]));
  await search("NMP 24/1234", bundle, true);
  assert.ok(asked.includes("ref:nmp241234"));
});

test("plain letters are read in the same way beside others as alone", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const parts = ["s", "S.", "section ", "reg 12", "31", "(1)", "(a)", "&", ", ", " and ", "1,234,567", "2,5", "O'Neil", "'", "''", "a'b'c", "_", "-", '"', "ref:", "from:2024-01", "vett*", "x1y2", "running ", "NOT ", "OR ", "$1 000 ", ".", "\n", "re", "A.B.", "c.d", "b", " & ", "x & Y", "2's", "'s", "IT", "I.T."];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + random(9) }, () => parts[random(parts.length)]).join("");
    assert.equal(fold(`${text} é`), `${fold(text)} e`, text);
    assert.deepEqual(analyse(`${text} é`), [...analyse(text), ["e"]], text);
    const [plain, mixed] = [text, `${text}" é`].map((it) => piecesIn(it).map(({ groups }) => JSON.parse(JSON.stringify(groups))));
    if (text.split('"').length % 2 && !/[:"]$|:\s*$/.test(text)) assert.deepEqual(mixed.slice(0, plain.length - 1), plain.slice(0, -1), text);
  }
});

test("an address says the same after being read and written", () => {
  const address = "?q=%22stop+and+search%22&outcome=refused&outcome=not-held&exemption=foia%2Fs31&sort=newest&page=3";
  assert.equal(writeAddress(readAddress(address)), address);
  assert.equal(writeAddress(readAddress("?sort=sideways&page=-2&q=")), "?");
});

test("an excerpt shows the passage with the most of the words, and marks every form of them", () => {
  const stretches = [["Request", `${"Nothing here. ".repeat(40)}Only vetting.`], ["Response", "We vetted 12 officers and an officer's vetting lapsed."]];
  const { label, pieces } = excerpt(stretches, wantedBy(readQuery("officer vetting").clause));
  assert.equal(label, "Response");
  assert.deepEqual(pieces.filter((_, i) => i % 2), ["vetted", "officers", "officer's", "vetting"]);
  assert.equal(pieces.join(""), stretches[1][1]);
});

test("an excerpt marks citations whole, and words that begin as asked", () => {
  const mark = (query, text) => excerpt([["", text]], wantedBy(readQuery(query).clause)).pieces.filter((_, i) => i % 2);
  assert.deepEqual(mark("s31", "Refused under section 31 (1)(a)&(b) of the Act, not 31."), ["section 31 (1)(a)&(b)"]);
  assert.deepEqual(mark("inves*", "Investigators invested; no vest."), ["Investigators", "invested"]);
  assert.deepEqual(mark("-police outcome:refused", "police refused"), []);
  assert.deepEqual(mark("cctv", "Old C.C.T.V. and c.c.t.v, café."), ["C.C.T.V", "c.c.t.v"]);
  assert.deepEqual(mark("A&E", "Waits in A & E, and A&E."), ["A & E", "A&E"]);
  assert.deepEqual(mark("IT", "Does it pay? IT does, and information technology."), ["IT"]);
  assert.deepEqual(mark("hs2", "HS2's route, HS2’s cost."), ["HS2's", "HS2’s"]);
});

test("text without any of the words is shown from its beginning", () => {
  const { pieces } = excerpt([["Summary", "A few words."]], wantedBy(readQuery("other").clause));
  assert.deepEqual(pieces, ["A few words."]);
});

test("where words may stand beyond what is shown, it is said in which file", () => {
  const stretches = [["Response", "Bins are listed."], ["a.csv", "Ward, bins", 1]];
  const shown = (query, title) => excerpt(stretches, wantedBy(readQuery(query).clause), title);
  assert.equal(shown("quince", "Bins").label, "a.csv");
  assert.match(shown("quince", "Bins").pieces.join(""), /further on/);
  assert.equal(shown("bins", "Ash").label, "Response");
  assert.equal(shown("ash", "Ash").label, "Response");
  assert.equal(shown("outcome:refused", "Ash").label, "Response");
  assert.deepEqual(excerpt([], wantedBy(readQuery("ash").clause), "Ash"), { label: "", pieces: [""] });
});

test("a file that was lost or damaged is asked for again, past what the browser has kept of it", async () => {
  const manifest = { format: 6, blocks: [["block", 1]], recent: [], terms: [], words: [] };
  const answers = [() => Promise.reject(new LostFile()), () => new Uint8Array(40), () => deflateSync(JSON.stringify(["R-1", "r-1"]))];
  const caches = [];
  const bundle = await openBundle(async (path, cache) => answers[caches.push([path, cache]) - 1](), JSON.stringify(manifest));
  await assert.rejects(bundle.record(0), LostFile);
  await assert.rejects(bundle.record(0), LostFile);
  assert.equal((await bundle.record(0)).reference, "R-1");
  await bundle.record(0);
  assert.deepEqual(caches.map(([, cache]) => cache), ["default", "reload", "reload"]);
});

test("a damaged manifest is a lost file", async () => {
  await assert.rejects(openBundle(async () => new TextEncoder().encode("<html>")), LostFile);
});

test("a damaged file is known", async () => {
  for (const bytes of [new TextEncoder().encode("<!doctype html>"), new Uint8Array(0), new Uint8Array(40)])
    await assert.rejects(unframed(bytes), LostFile);
});

test("what any level and strategy packs is unpacked, and what is cut off or changed is never taken for whole", async () => {
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 200; round++) {
    const letters = [3, 40, 256][round % 3];
    const content = Uint8Array.from({ length: random(6000) }, () => random(letters));
    const packed = new Uint8Array(deflateSync(content, { level: round % 10, strategy: round % 5 }));
    const cut = packed.subarray(0, packed.length - 1 - random(packed.length / 2));
    const changed = packed.with(random(packed.length), 0);
    changed[random(packed.length)] ^= 1 << random(8);
    for (const way of [inflated, unpacked]) {
      assert.deepEqual(await way(packed), content);
      assert.equal(await way(cut), null);
      assert.equal(await way(changed), null);
    }
  }
});
