/** Narrowing by facets: values of one facet widen, facets among themselves narrow; the counts follow the query. */
import { Reader } from "./packing.js";
import { keysUpwards, meant } from "./provisions.js";
import { none, union, unscored } from "./sets.js";

/** @typedef {import("./sets.js").Found} Found */
/** @typedef {Record<string, string[]>} Chosen */

/**
 * The values of a facet from their file, each with the records that have it.
 * @param {Uint8Array} bytes
 * @returns {Map<string, import("./bundle.js").Value>}
 */
export function readFacet(bytes) {
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

/**
 * The found records that have the chosen values.
 * @param {Found} found
 * @param {Chosen} chosen
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
 * What is chosen, by its keys: a provision may be typed in any spelling and mean one of each law, and where one is
 * chosen below another, it takes the place of that.
 * @param {Chosen} chosen
 * @param {any} bundle
 * @returns {Promise<Chosen>}
 */
export async function settled(chosen, bundle) {
  return chosen.exemption.length ? settledAmong(chosen, [...(await bundle.facet("exemption")).keys()]) : chosen;
}

/** The same, where the keys of all provisions are at hand. @param {Chosen} chosen @param {string[]} keys @returns {Chosen} */
export function settledAmong(chosen, keys) {
  const each = chosen.exemption.map((typed) => [typed, meant(typed, keys)]);
  const known = new Set(each.flatMap(([typed, its]) => (its.length ? its : [typed])));
  const exemption = [...known].filter((key) => ![...known].some((it) => it !== key && keysUpwards(it).includes(key)));
  return { ...chosen, exemption };
}

/**
 * What a person reads for a value.
 * @param {string} name of its facet
 * @param {string} key
 * @param {string} [label] as the search files have it
 * @returns {string}
 */
export function labelOf(name, key, label = key) {
  const words = name === "class" && document.querySelector("#class-labels")?.content.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return words ? words.textContent : label;
}

/**
 * What a person reads for all that is chosen.
 * @param {Chosen} chosen
 * @param {any} bundle
 * @returns {Promise<string[]>}
 */
export async function labelsOf(chosen, bundle) {
  const names = Object.keys(chosen).filter((name) => chosen[name].length);
  const lists = await Promise.all(names.map((name) => bundle.facet(name)));
  return names.flatMap((name, i) => chosen[name].map((key) => labelOf(name, key, lists[i].get(key)?.label)));
}

/**
 * @typedef {{key: string, label: string, count: number, isChosen: boolean}} Counted
 */

/**
 * The values of a facet with their counts among the found records; those without any only where they, or parts of
 * them, are chosen.
 * @param {string} name
 * @param {Found} found already narrowed by every other facet
 * @param {string[]} chosen
 * @param {any} bundle
 * @returns {Promise<Counted[]>}
 */
export async function counted(name, found, chosen, bundle) {
  const values = await bundle.facet(name);
  const isFound = new Uint8Array(bundle.records);
  for (const number of found.numbers) isFound[number] = 1;
  const counts = name === "exemption" ? countsUpwards(values, isFound) : counts1(values, isFound);
  return [...values.values()]
    .map(({ key, label }) => ({ key, label: labelOf(name, key, label), count: counts.get(key) ?? 0, isChosen: chosen.includes(key) }))
    .filter((it) => it.count || it.isChosen || (name === "exemption" && chosen.some((key) => keysUpwards(key).includes(it.key))));
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
