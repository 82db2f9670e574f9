/** What clauses mean that few queries have: beginnings of words, values of facets, stretches of time, and what is left out. */
import { analyse } from "./analysis.js";
import { evaluate } from "./engine.js";
import { facetNumbers } from "./narrowing.js";
import { mostBeginnings } from "./scoring.js";
import { union, unscored } from "./sets.js";

/**
 * The records that such a clause means.
 * @param {any[]} clause
 * @param {any} bundle
 * @returns {Promise<import("./sets.js").Found>}
 */
export async function evaluateRare([kind, ...rest], bundle) {
  if (kind === "dates") return between(await bundle.dates(), ...rest);
  if (kind === "facet") return unscored(await facetNumbers(bundle, rest[0], await keyOf(...rest, bundle)));
  if (kind === "not") return complement(await evaluate(rest[0], bundle), bundle.records);
  const terms = await beginning(rest[0], bundle);
  return union(await Promise.all(terms.map((term) => evaluate([kind === "prefix" ? "term" : "title", term], bundle))));
}

/** The value as records have it: what parts its words may be left out, or be another sign. */
async function keyOf(name, value, bundle) {
  const keys = name === "exemption" ? [] : [...(await bundle.facet(name)).keys()];
  const letters = value.replaceAll("-", "");
  return keys.includes(value) ? value : (keys.find((key) => key.replaceAll("-", "") === letters) ?? value);
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

/** The records that a set leaves out. */
function complement({ numbers }, records) {
  const taken = new Uint8Array(records);
  for (const number of numbers) taken[number] = 1;
  return unscored(Uint32Array.from(taken.keys()).filter((number) => !taken[number]));
}
