/** Answers a query from the bundle as `site_builder/search/engine.py` does through Whoosh: same records, same order. */
import { analyse } from "./analysis.js";
import { isScored, readQuery, someOf } from "./parsing.js";
import { keysUpwards, meant } from "./provisions.js";
import { mostBeginnings, rarity, referenceScore } from "./scoring.js";
import { complement, intersection, none, union, unscored } from "./sets.js";

/** @typedef {import("./sets.js").Found} Found */

/** What may be typed sloppily, or for a reference. */
const isLoose =
  /[0-9].*[\s),][0-9a-z]|\b(?:foi|eir|eis|rfi|ref|act|regulations)\S* .*[0-9]|:\s?\(|exemption:.*[&"]|year:\s?(?:\d\d$|"|\S{5})|\)\s?[-–]\s?\(|\b[sr][a-z]*\.?\s?[0-9]+[a-z]*[-/.]|[0-9]\.[0-9]+\.[a-z]/i;
const limit = 2 ** 21; // above every record's number, so that score and number fit into one sortable number

/**
 * The records that a clause means.
 * @param {any[]} clause as `readQuery` gives it
 * @param {any} bundle
 * @returns {Promise<Found>}
 */
export async function evaluate([kind, ...rest], bundle) {
  const all = (clauses) => Promise.all(clauses.map((it) => evaluate(it, bundle)));
  switch (kind) {
    case "term":
      return scored(await bundle.posting(rest[0]), bundle.records);
    case "phrase":
      return withPhrase(await Promise.all(rest.map((term) => bundle.posting(term))), rest, bundle.records);
    case "prefix":
      return union(await all((await beginning(rest[0], bundle)).map((term) => ["term", term])));
    case "titles":
      return union(await all((await beginning(rest[0], bundle)).map((term) => ["title", term])));
    case "title": {
      const [text, titled] = await Promise.all([bundle.posting(rest[0]), bundle.posting(`title:${rest[0]}`)]);
      return titled ? intersection([scored(text, bundle.records), unscored(titled.numbers)]) : none;
    }
    case "reference": {
      const found = await bundle.posting(`ref:${rest[0]}`);
      return found ? { numbers: found.numbers, scores: new Float64Array(found.numbers.length).fill(referenceScore) } : none;
    }
    case "facet":
      return unscored(await facetNumbers(bundle, rest[0], rest[1]));
    case "dates":
      return between(await bundle.dates(), ...rest);
    case "not":
      return complement(await evaluate(rest[0], bundle), bundle.records);
    case "any":
      return union(await all(rest));
    case "first":
      for (const it of rest) {
        const found = await evaluate(it, bundle);
        if (found.numbers.length || it === rest.at(-1)) return found;
      }
      return none;
    default:
      return rest.length ? intersection(await all(rest)) : none;
  }
}

/**
 * The records that a query means, before they are narrowed by chosen facets.
 * @param {string} asked
 * @param {any} bundle
 * @param {boolean} [isVerbatim] whether spelling is left alone
 * @returns {Promise<Found & {respelt: string, some: boolean, unread: string[], meant: string[], isScored: boolean, clause: any[]}>}
 *   `respelt` is the query answered in full instead of a probably misspelt one, `some` whether not all words are in what was found,
 *   `meant` what of it was read otherwise than it was typed
 */
export async function search(asked, bundle, isVerbatim = false) {
  const tidying = () => import("./tidying.js");
  const loose = isLoose.test(asked) ? await tidying() : null;
  const { text, meant } = loose ? loose.tidied(asked) : { text: asked.replace(/\s+/g, " ").trim(), meant: [] };
  const { clause: typed, unread } = readQuery(text);
  let [clause, other, wider] = [typed];
  const isSure = loose?.isSurelyReference(text);
  const named = async (it) => (it ? evaluate(it, bundle) : none);
  let found = isSure ? await named(loose.wholeReference(text)) : none;
  const isNamed = () => found.numbers.length > 0;
  let isReference = isNamed();
  if (!isReference) found = await evaluate(clause, bundle);
  if (!isNamed() && !isSure && /[0-9]\s*$/.test(text)) {
    found = await named((await tidying()).wholeReference(text));
    isReference = isNamed();
  }
  if (!found.numbers.length && !isVerbatim) {
    const { respelt } = await import("./spelling.js");
    other = await respelt(text, bundle);
    if (other) {
      clause = readQuery(other).clause;
      found = await evaluate(clause, bundle);
    }
  }
  // What fills no page may be written in other spacings too.
  if (!isReference && found.numbers.length < 10 && !isVerbatim && /\p{L}{6}|\p{L}[\s-]/u.test(other || text)) {
    [found, clause] = await (await import("./spacing.js")).inAnySpacing(other ?? text, found, clause, bundle);
  }
  if (!found.numbers.length) {
    clause = [...new Map([...typed, ...clause.slice(1)].map((it) => [`${it}`, it])).values()];
    if ((wider = someOf(clause))) found = await evaluate(wider, bundle);
  }
  const isAny = found.numbers.length > 0;
  return { ...found, respelt: (isAny && !wider && other) || "", some: isAny && !!wider, unread, meant, isScored: isScored(typed), clause };
}

/**
 * The numbers of the records in order, best first; ties by reference.
 * @param {Found} found
 * @param {"relevance" | "newest" | "oldest"} order
 * @param {any} bundle
 * @param {number} from
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function ranked(found, order, bundle, from, count) {
  const { numbers, scores } = found;
  const dates = order === "relevance" ? null : await bundle.dates();
  const worth = (i) => (!dates ? scores[i] : order === "newest" ? dates[numbers[i]] : limit - dates[numbers[i]]);
  const keys = new Float64Array(numbers.length);
  for (let i = 0; i < keys.length; i++) keys[i] = worth(i) * limit + (limit - 1 - numbers[i]);
  keys.sort();
  return Array.from(keys.slice(Math.max(0, keys.length - from - count), keys.length - from), (key) => limit - 1 - (key % limit)).reverse();
}

/**
 * The numbers of the records that have a value of a facet, a provision with all below it.
 * @param {any} bundle
 * @param {string} name
 * @param {string} value
 * @returns {Promise<Uint32Array>}
 */
export async function facetNumbers(bundle, name, value) {
  const values = await bundle.facet(name);
  if (name !== "exemption") return values.get(value)?.numbers ?? none.numbers;
  const keys = new Set(meant(value, values.keys()));
  const below = [...values.values()].filter((it) => keysUpwards(it.key).some((key) => keys.has(key)));
  return union(below.map((it) => unscored(it.numbers))).numbers;
}

function scored(posting, records) {
  if (!posting) return none;
  const worth = rarity(posting.numbers.length, records);
  const scores = new Float64Array(posting.levels.length);
  for (let i = 0; i < scores.length; i++) scores[i] = posting.levels[i] * worth;
  return { numbers: posting.numbers, scores };
}

async function beginning(text, bundle) {
  const words = await bundle.wordsFrom(text);
  words.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [...new Set(words.slice(0, mostBeginnings).flatMap(([word]) => analyse(word).flat()))];
}

/** Records that may be of these days: one known by its month only may be of any day in it. */
function between(dates, first, last) {
  const [from, to] = [first ? dateNumbers(first)[0] : 0, last ? dateNumbers(last)[1] : Infinity];
  const month = first.length > 7 ? from - (from % 32) : from;
  const numbers = Uint32Array.from(dates.keys()).filter((i) => (dates[i] >= from || dates[i] === month) && dates[i] <= to);
  return unscored(numbers);
}

function dateNumbers(text) {
  const [year, month, day] = text.split("-").map(Number);
  const at = (m, d) => (year * 12 + m - 1) * 32 + d;
  return [at(month ?? 1, day ?? 0), at(month ?? 12, day ?? 31)];
}

/** The records whose text holds the terms one after the other, or at one place: what means the same stands there too. */
async function withPhrase(postings, terms, records) {
  if (postings.some((it) => !it)) return none;
  const candidates = intersection(postings.map((it) => scored(it, records)));
  const layers = postings[0].parts.map((_, layer) => holding(postings.map((it) => it.parts[layer]), terms));
  const holds = new Set((await Promise.all(layers)).flat());
  const kept = [...candidates.numbers.keys()].filter((i) => holds.has(candidates.numbers[i]));
  return {
    numbers: Uint32Array.from(kept, (i) => candidates.numbers[i]),
    scores: Float64Array.from(kept, (i) => candidates.scores[i]),
  };
}

/** The numbers of the records of one layer in which the terms stand so. */
async function holding(parts, terms) {
  if (parts.some((it) => !it)) return [];
  const { numbers } = intersection(parts.map((it) => unscored(it.numbers)));
  if (!numbers.length) return [];
  const readers = await Promise.all(parts.map((it) => it.places()));
  const all = parts.map((it, i) => placesIn(it.numbers, readers[i], numbers));
  const follows = (ends, step) => (place) => ends.includes(place - 1) || (terms[step] !== terms[step - 1] && ends.includes(place));
  return [...numbers].filter((_, i) => all.map((places) => places[i]).reduce((ends, places, step) => places.filter(follows(ends, step))).length);
}

/** For each wanted record its places. */
function placesIn(numbers, reader, wanted) {
  const found = [];
  for (let i = 0; found.length < wanted.length; i++) {
    const isWanted = numbers[i] === wanted[found.length];
    const first = reader.number();
    let place = first >>> 1;
    const places = [place];
    for (let left = first & 1 ? reader.number() : 0; left; left--) places.push((place += reader.number()));
    if (isWanted) found.push(places);
  }
  return found;
}
