/** Narrowing by facets: values of one facet widen, facets among themselves narrow; the counts follow the query. */
import { facetNumbers } from "./engine.js";
import { keysUpwards, meant } from "./provisions.js";

/** @typedef {import("./sets.js").Found} Found */

/**
 * The found records that have the chosen values.
 * @param {Found} found
 * @param {Record<string, string[]>} chosen
 * @param {any} bundle
 * @param {string} [except] a facet whose choice is left out of account, because its own counts are wanted
 * @returns {Promise<Found>}
 */
export async function narrowed(found, chosen, bundle, except) {
  const names = Object.keys(chosen).filter((name) => chosen[name].length && name !== except);
  const masks = await Promise.all(names.map((name) => mask(name, chosen[name], bundle)));
  if (!masks.length) return found;
  const kept = [...found.numbers.keys()].filter((i) => masks.every((it) => it[found.numbers[i]]));
  return {
    numbers: Uint32Array.from(kept, (i) => found.numbers[i]),
    scores: Float64Array.from(kept, (i) => found.scores[i]),
  };
}

async function mask(name, values, bundle) {
  const has = new Uint8Array(bundle.records);
  for (const value of values) for (const number of await facetNumbers(bundle, name, value)) has[number] = 1;
  return has;
}

/**
 * @typedef {{key: string, label: string, count: number, depth: number, isChosen: boolean}} Counted
 */

/**
 * The values of a facet with their counts among the found records; those without any only where they are chosen.
 * @param {string} name
 * @param {Found} found already narrowed by every other facet
 * @param {string[]} chosen
 * @param {any} bundle
 * @returns {Promise<Counted[]>}
 */
export async function counted(name, found, chosen, bundle) {
  const values = await bundle.facet(name);
  const keys = new Set(name === "exemption" ? chosen.flatMap((value) => meant(value, values.keys())) : chosen);
  const isFound = new Uint8Array(bundle.records);
  for (const number of found.numbers) isFound[number] = 1;
  const counts = name === "exemption" ? countsUpwards(values, isFound) : counts1(values, isFound);
  return [...values.values()]
    .map(({ key, label }) => {
      const depth = name === "exemption" ? key.split("-").length - 1 : 0;
      return { key, label, count: counts.get(key) ?? 0, depth, isChosen: keys.has(key) };
    })
    .filter((it) => it.count || it.isChosen);
}

const counts1 = (values, isFound) =>
  new Map([...values.values()].map(({ key, numbers }) => [key, numbers.reduce((sum, it) => sum + isFound[it], 0)]));

/** A record counts once for each provision above those that it cites. */
function countsUpwards(values, isFound) {
  const seen = new Map();
  for (const { key, numbers } of values.values()) {
    for (const above of keysUpwards(key)) {
      if (!seen.has(above)) seen.set(above, new Set());
      for (const number of numbers) if (isFound[number]) seen.get(above).add(number);
    }
  }
  return new Map([...seen].map(([key, numbers]) => [key, numbers.size]));
}
