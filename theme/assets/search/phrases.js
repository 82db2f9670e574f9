/** The records in which terms stand one after the other: few searches ask for that, and all wait for the places of the terms. */
import { scored } from "./engine.js";
import { intersection, none, unscored } from "./sets.js";

/**
 * The records whose text holds the terms one after the other, or at one place: what means the same stands there too.
 * @param {any[]} postings
 * @param {string[]} terms
 * @param {number} records
 * @returns {Promise<import("./sets.js").Found>}
 */
export async function withPhrase(postings, terms, records) {
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
