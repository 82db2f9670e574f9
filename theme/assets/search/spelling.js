/** What a misspelt query may have meant. The twin of `site_builder/search/spelling.py`. */
import { analyse, fold, isStopWord } from "./analysis.js";
import { piecesIn } from "./pieces.js";

const shortest = 5;
const long = 8;
const half = 3;
const alike = ["ckqs", "fpv", "gjk", "kn", "szc", "rw", "aeiouy"];
const wordPattern = /\p{L}+(?:['’ʼ‘＇]\p{L}+)*/gu;

/**
 * The query with its unknown words put right; null where nothing is known to put right.
 * @param {string} text
 * @param {any} bundle
 * @returns {Promise<string | null>}
 */
export async function respelt(text, bundle) {
  let edits = [];
  const known = [];
  for (const [start, end] of plainWords(text)) {
    const word = fold(text.slice(start, end));
    if (await bundle.posting(analyse(word)[0][0])) known.push([start, end, word]);
    else {
      const better = await spelling(word, bundle);
      if (better) edits.push([start, end, better]);
    }
  }
  if (!edits.length) edits = await joined(text, known, bundle);
  const put = (whole, [start, end, better]) => whole.slice(0, start) + better + whole.slice(end);
  return edits.length ? edits.reduceRight(put, text) : null;
}

/**
 * What an unknown word is near to, or runs together; null where it is nothing, or where the word is too short to guess at.
 * @param {string} word folded
 * @param {any} bundle
 * @returns {Promise<string | null>}
 */
export const spelling = async (word, bundle) =>
  [...word].length < shortest ? null : ((await nearest(word, bundle)) ?? parted(word, bundle));

/**
 * Where the text has words and phrases that are searched for as they stand, from start to end.
 * @param {string} text
 * @returns {[number, number][]}
 */
function piecesOf(text) {
  const found = [];
  let negated = false;
  for (const it of piecesIn(text)) {
    const { minus, word: typed, phrase: quoted, field: name, exact, value } = it.groups;
    if (it[0] === "OR" || it[0] === "NOT") {
      negated = it[0] === "NOT";
      continue;
    }
    const isTitle = name?.toLowerCase() === "title";
    const part = isTitle ? (exact ?? value ?? "") : it[0];
    const start = it.index + it[0].lastIndexOf(part);
    const isWord = typed !== undefined && !typed.includes("*");
    if (!(negated || minus) && (isTitle || isWord || quoted !== undefined)) found.push([start, start + part.length]);
    negated = false;
  }
  return found;
}

const plainWords = (text) =>
  piecesOf(text).flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(wordPattern)]
      .filter((it) => !isStopWord(fold(it[0])))
      .map((it) => [start + it.index, start + it.index + it[0].length]),
  );

async function nearest(word, bundle) {
  const [first, second] = [...word];
  const others = new Set([second, ...alike.filter((group) => group.includes(first)).join("")]);
  others.delete(first);
  return (await nearestOf(word, bundle, [first])) ?? nearestOf(word, bundle, [...others].sort());
}

/** The nearest word with one of these initials; one that is near but for its plural is as near. */
async function nearestOf(word, bundle, initials) {
  const limit = [...word].length >= long ? 2 : 1;
  const ways = [word, word.endsWith("s") ? word.slice(0, -1) : `${word}s`].map((it) => [...it]);
  let best = null;
  for (const [candidate, records] of (await Promise.all(initials.map(bundle.wordsFrom))).flat()) {
    const letters = [...candidate];
    if (letters.length < shortest) continue;
    const near = ways.filter((it) => Math.abs(it.length - letters.length) <= limit);
    const distance = Math.min(limit + 1, ...near.map((it) => editsBetween(it, letters, limit)));
    const isBetter = !best || distance < best.distance || (distance === best.distance && records > best.records);
    if (distance <= limit && isBetter) best = { distance, records, candidate };
  }
  return best?.candidate ?? null;
}

const hasWord = async (word, bundle) => (await bundle.wordsFrom(word)).some(([it]) => it === word);

async function parted(word, bundle) {
  const letters = [...word];
  for (let at = half; at <= letters.length - half; at++) {
    const [left, right] = [letters.slice(0, at).join(""), letters.slice(at).join("")];
    if ((await hasWord(left, bundle)) && (await hasWord(right, bundle))) return `${left} ${right}`;
  }
  return null;
}

async function joined(text, known, bundle) {
  for (let i = 1; i < known.length; i++) {
    const [[start, end, first], [following, last, second]] = [known[i - 1], known[i]];
    if (!text.slice(end, following).trim() && (await hasWord(first + second, bundle))) return [[start, last, first + second]];
  }
  return [];
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour; `limit` + 1 where more.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} limit
 * @returns {number}
 */
export function editsBetween(a, b, limit) {
  let earlier;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [earlier, before, row] = [before, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, earlier[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
  }
  return Math.min(row[b.length], limit + 1);
}
