/**
 * The search files of the site, fetched as they are needed and kept. What each holds is written in `site_builder/search`:
 * `shards.py` (terms and places), `words.py`, `facets.py`, `blocks.py` (records) and `bundle.py` (manifest).
 */
import { isAfter, LostFile, Reader, unframed } from "./packing.js";

/** The format of the files that this code reads; the manifest says which one they have. */
const format = 1;
const nameLength = 8;

/** The page and the search files are of different versions. */
export class OtherFormat extends Error {}

/**
 * @typedef {object} Posting
 * @property {Uint32Array} numbers of the records, rising
 * @property {Uint8Array} levels one for each record; empty where the term only narrows
 * @property {() => Promise<Reader>} places reads the places in each record, see `packed_places`
 *
 * @typedef {object} Shown what a list of results shows of a record
 * @property {string} reference
 * @property {string} slug its place in an address
 * @property {string} title
 * @property {string} date
 * @property {string} outcome
 * @property {boolean} isSample
 * @property {boolean} isSuperseded whether a newer response takes its place
 * @property {[string, string][]} stretches its own words, each stretch with its label
 *
 * @typedef {{key: string, label: string, numbers: Uint32Array}} Value
 */

/**
 * The bundle behind a function that fetches.
 * @param {(path: string, isFresh: boolean) => Promise<Uint8Array>} fetchFile throws LostFile where there is no such file
 */
export async function openBundle(fetchFile) {
  const manifest = readJson(await fetchFile("manifest.json", true));
  if (manifest.format !== format) throw new OtherFormat(`search files of format ${manifest.format}`);
  const kept = new Map();
  const bases = [];
  const records = manifest.blocks.reduce((base, [, size]) => (bases.push(base), base + size), 0);

  /** What `read` makes of a file, fetched once; a failure is not kept, so that it can be tried again. */
  function file(kind, name, read) {
    const path = `${kind}/${name}.bin`;
    if (!kept.has(path)) {
      const reading = fetchFile(path, false).then(unframed).then(read);
      reading.catch(() => kept.delete(path));
      kept.set(path, reading);
    }
    return kept.get(path);
  }

  const starts = { terms: manifest.terms.starts.split(" "), words: manifest.words.starts.split(" ") };
  const nameAt = (names, index) => names.slice(index * nameLength, (index + 1) * nameLength);

  /** The index of the last file that begins at or before the text. */
  function fileIndex(kind, text) {
    let [low, high] = [0, starts[kind].length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isAfter(starts[kind][middle], text)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  /** @param {string} term @returns {Promise<Posting | null>} */
  async function posting(term) {
    if (!records) return null;
    const name = nameAt(manifest.terms.names, fileIndex("terms", term));
    const shard = await file("terms", name, readShard);
    const entry = shard.get(term);
    if (!entry) return null;
    entry.numbers ??= postingNumbers(entry, bases);
    const { levels, places } = entry;
    return {
      numbers: entry.numbers,
      levels,
      places: async () => {
        const content = await file("places", shard.places, (bytes) => bytes);
        return new Reader(content.subarray(places[0], places[1]));
      },
    };
  }

  /** The words that begin so, with the number of records that hold each. @returns {Promise<[string, number][]>} */
  async function wordsFrom(beginning) {
    if (!records) return [];
    const [first, last] = [fileIndex("words", beginning), fileIndex("words", `${beginning}\u{10ffff}`)];
    const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const parts = await Promise.all(indexes.map((i) => file("words", nameAt(manifest.words.names, i), readWords)));
    return parts.flat().filter(([word]) => word.startsWith(beginning));
  }

  /** @param {number} number @returns {Promise<Shown>} */
  async function record(number) {
    const block = bases.findLastIndex((base) => base <= number);
    const read = await file(`records/${manifest.blocks[block][0]}`, String(number - bases[block]), readJson);
    const [reference, slug, title, date, outcome, tags, stretches] = read;
    return { reference, slug, title, date, outcome, isSample: (tags & 1) > 0, isSuperseded: (tags & 2) > 0, stretches };
  }

  return {
    /** Tells this state of the site from another. */
    identity: JSON.stringify(manifest),
    records,
    posting,
    wordsFrom,
    record,
    /** @param {string} name @returns {Promise<Map<string, Value>>} */
    facet: (name) => file("facets", manifest.facets[name], readFacet),
    /** Keywords and exemptions to suggest: key and label of each, the commonest first. */
    suggestions: () => file("facets", manifest.suggestions, readJson),
    /** The date of each record as a number, see `date_number`. @returns {Promise<Uint32Array>} */
    dates: () => file("facets", manifest.dates, (bytes) => numbersOf(bytes, records)),
  };
}

const readJson = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

function numbersOf(bytes, count) {
  const reader = new Reader(bytes);
  return Uint32Array.from({ length: count }, () => reader.number());
}

/** The terms of a shard; their numbers are unpacked when first asked for. */
function readShard(bytes) {
  const reader = new Reader(bytes);
  const shard = new Map();
  shard.places = reader.text(nameLength);
  const sizes = [];
  let term = "";
  for (let left = reader.number(); left; left--) {
    term = reader.word(term);
    sizes.push([term, reader.number(), reader.number(), reader.number(), reader.number()]);
  }
  let place = 0;
  for (const [text, count, packed, levels, places] of sizes) {
    const entry = { count, packed: reader.take(packed), levels: reader.take(levels), places: [place, place + places] };
    shard.set(text, entry);
    place += places;
  }
  return shard;
}

/** Numbers lie block by block: the step to the block, how many, and their numbers within it as steps. */
function postingNumbers({ count, packed }, bases) {
  const reader = new Reader(packed);
  const numbers = new Uint32Array(count);
  let block = 0;
  for (let i = 0; i < count; ) {
    block += reader.number();
    let number = bases[block];
    for (let left = reader.number(); left; left--) numbers[i++] = number += reader.number();
  }
  return numbers;
}

function readWords(bytes) {
  const reader = new Reader(bytes);
  const words = [];
  for (let word = ""; !reader.isAtEnd; ) words.push([(word = reader.word(word)), reader.number()]);
  return words;
}

function readFacet(bytes) {
  const reader = new Reader(bytes);
  const values = JSON.parse(reader.text(reader.number()));
  return new Map(
    values.map(([key, label, count, length]) => {
      const steps = new Reader(reader.take(length));
      let number = 0;
      const numbers = Uint32Array.from({ length: count }, () => (number += steps.number()));
      return [key, { key, label, numbers }];
    }),
  );
}

/**
 * Fetches files of the site.
 * @param {URL} folder where the search files lie
 */
export const fetchFrom = (folder) => async (path, isFresh) => {
  let answer;
  try {
    answer = await fetch(new URL(path, folder), { cache: isFresh ? "no-cache" : "default" });
  } catch (error) {
    throw new LostFile("The search files cannot be reached.", { cause: error });
  }
  if (!answer.ok) throw new LostFile(`A search file is missing: ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
};
