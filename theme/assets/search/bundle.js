/**
 * The search files of the site, fetched as they are needed and kept. What each holds is written in `site_builder/search/bundle`:
 * `shards.py` (terms and places), `words.py`, `facets.py`, `blocks.py` (records) and `files.py` (manifest).
 */
import { isAfter, LostFile, Reader, unframed } from "./packing.js";

/** The format of the files that this code reads; the manifest says which one they have. */
const format = 6;
const nameLength = 8;

/** The page and the search files are of different versions: none of them is of use until the page is loaded again. */
export class OtherFormat extends LostFile {}

/**
 * @typedef {object} Part what one layer of the blocks has of a term
 * @property {Uint32Array} numbers of the records, rising
 * @property {Uint8Array} levels one for each record; empty where the term only narrows
 * @property {() => Promise<Reader>} places reads the places in each record, see `packed_places`
 *
 * @typedef {object} Posting
 * @property {Uint32Array} numbers of the records, rising
 * @property {Uint8Array} levels one for each record; empty where the term only narrows
 * @property {(Part | null)[]} parts one for each layer
 *
 * @typedef {object} Shown what a list of results shows of a record
 * @property {string} reference
 * @property {string} slug its place in an address
 * @property {string} title
 * @property {string} date
 * @property {string} outcome
 * @property {boolean} isSample
 * @property {boolean} isSuperseded whether a newer response takes its place
 * @property {[string, string, 1?][]} stretches its own words, each stretch with its label, and a 1 where more is searched
 * @property {string} [language] that of its text, where it is not the site's own
 *
 * @typedef {{key: string, label: string, numbers: Uint32Array}} Value
 */

/**
 * The bundle behind a function that fetches.
 * @param {(path: string, cache: string) => Promise<Uint8Array>} fetchFile throws LostFile where there is no such file
 * @param {string | Promise<string>} [known] the manifest, where it need not be fetched
 */
export async function openBundle(fetchFile, known) {
  const manifest = known ? JSON.parse(await known) : await readManifest(fetchFile);
  if (manifest.format !== format) throw new OtherFormat(`search files of format ${manifest.format}`);
  const [kept, lost] = [new Map(), new Set()];
  const bases = [];
  const records = manifest.blocks.reduce((base, [, size]) => (bases.push(base), base + size), 0);

  /** What `read` makes of a file, fetched once; what was lost or damaged can be asked for again, past the browser's store. */
  function file(kind, name, read) {
    const path = `${kind}/${name}.bin`;
    if (!kept.has(path)) {
      const reading = fetchFile(path, lost.has(path) ? "reload" : "default").then(unframed).then(read);
      reading.catch(() => {
        kept.delete(path);
        lost.add(path);
      });
      kept.set(path, reading);
    }
    return kept.get(path);
  }

  const recent = manifest.recent.map((numbers) => new Set(numbers));
  const settled = bases.filter((_, i) => !recent.some((it) => it.has(i)));
  const layers = [settled, ...recent.map((it) => bases.filter((_, i) => it.has(i)))];
  const ranges = ({ starts, names }) => ({ starts: starts.split(" "), names });
  const [terms, words] = [manifest.terms.map(ranges), manifest.words.map(ranges)];
  const nameAt = (names, index) => names.slice(index * nameLength, (index + 1) * nameLength);

  /** The index of the last file that begins at or before the text. */
  function fileIndex(starts, text) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isAfter(starts[middle], text)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  /** @param {string} term @param {number} layer @returns {Promise<Part | null>} */
  async function part(term, layer) {
    const { starts, names } = terms[layer];
    if (!names) return null;
    const shard = await file("terms", nameAt(names, fileIndex(starts, term)), readShard);
    const entry = shard.get(term);
    if (!entry) return null;
    entry.numbers ??= postingNumbers(entry, layers[layer]);
    const { numbers, levels, places } = entry;
    return {
      numbers,
      levels,
      places: async () => {
        const content = await file("places", shard.places, (bytes) => bytes);
        return new Reader(content.subarray(places[0], places[1]));
      },
    };
  }

  /** @param {string} term @returns {Promise<Posting | null>} */
  async function posting(term) {
    const parts = await Promise.all(layers.map((_, layer) => part(term, layer)));
    const some = parts.filter(Boolean);
    return some.length ? { ...some.reduceRight((later, it) => interleaved(it, later)), parts } : null;
  }

  /** The words that begin so, with the number of records that hold each. @returns {Promise<[string, number][]>} */
  async function wordsFrom(beginning) {
    const { wordsOf } = await import("./beginnings.js"); // few searches ask for them
    const read = ({ names }, index, reading) => file("words", nameAt(names, index), reading);
    return wordsOf(beginning, words.filter(({ names }) => names), fileIndex, read);
  }

  /** @param {number} number @returns {Promise<Shown>} */
  async function record(number) {
    const block = bases.findLastIndex((base) => base <= number);
    const read = await file(`records/${manifest.blocks[block][0]}`, String(number - bases[block]), readJson);
    const [reference, slug, title, date, outcome, tags, stretches, language] = read;
    return { reference, slug, title, date, outcome, isSample: (tags & 1) > 0, isSuperseded: (tags & 2) > 0, stretches, language };
  }

  return {
    /** Tells this state of the site from another. */
    get identity() {
      return JSON.stringify(manifest);
    },
    records,
    posting,
    wordsFrom,
    record,
    /** @param {string} name @returns {Promise<Map<string, Value>>} */
    facet: (name) => {
      const code = import("./narrowing.js"); // whoever counts or narrows needs it too
      code.catch(() => {}); // it is said when the file is read
      return file("facets", manifest.facets[name], async (bytes) => (await code).readFacet(bytes));
    },
    /** Keywords and exemptions to suggest: key and label of each, the commonest first. */
    suggestions: () => file("facets", manifest.suggestions, readJson),
    /** Words that mean the same: the terms of some, and those under which they are found too. @returns {Promise<[string[], string[]][]>} */
    same: () => file("facets", manifest.same, readJson),
    /** The date of each record as a number, see `date_number`. @returns {Promise<Uint32Array>} */
    dates: () => file("facets", manifest.dates, (bytes) => numbersOf(bytes, records)),
  };
}

const readJson = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

let manifestCache = "no-cache";

async function readManifest(fetchFile) {
  try {
    return readJson(await fetchFile("manifest.json", manifestCache));
  } catch (error) {
    manifestCache = "reload"; // what the browser has kept of it may be the damage
    throw new LostFile("The manifest is lost or damaged.", { cause: error });
  }
}

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

/** The postings of two layers as one, the first of which has most: it is taken over in runs. @param {Part} one @param {Part} other */
function interleaved(one, other) {
  const count = one.numbers.length + other.numbers.length;
  const [numbers, levels] = [new Uint32Array(count), new Uint8Array(one.levels.length && count)];
  let taken = 0;
  const take = (until, at) => {
    numbers.set(one.numbers.subarray(taken, until), at);
    if (levels.length) levels.set(one.levels.subarray(taken, until), at);
    taken = until;
  };
  for (let j = 0; j < other.numbers.length; j++) {
    const until = placeOf(other.numbers[j], one.numbers, taken);
    take(until, taken + j);
    numbers[until + j] = other.numbers[j];
    if (levels.length) levels[until + j] = other.levels[j];
  }
  take(one.numbers.length, taken + other.numbers.length);
  return { numbers, levels };
}

/** Before which of the rising numbers, from one of them on, a number belongs. */
function placeOf(number, numbers, from) {
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle] < number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Fetches files of the site.
 * @param {string | URL} folder where the search files lie, with a stroke at its end
 */
export const fetchFrom = (folder) => async (path, cache) => {
  let answer;
  try {
    answer = await fetch(folder + path, { cache });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw new LostFile("The search files cannot be reached.", { cause: error });
  }
  throw new LostFile(`A search file is missing: ${path}`);
};
