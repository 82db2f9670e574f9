/** What a misspelt query may have meant. The twin of `site_builder/search/spelling.py`. */
import { analyse, fold, isStopWord } from "./analysis.js";
import { piecesOf } from "./parsing.js";

const shortest = 5;
const long = 8;
const half = 3;
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
    else if ([...word].length >= shortest) {
      const better = (await nearest(word, bundle)) ?? (await parted(word, bundle));
      if (better) edits.push([start, end, better]);
    }
  }
  if (!edits.length) edits = await joined(text, known, bundle);
  const put = (whole, [start, end, better]) => whole.slice(0, start) + better + whole.slice(end);
  return edits.length ? edits.reduceRight(put, text) : null;
}

const plainWords = (text) =>
  piecesOf(text).flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(wordPattern)]
      .filter((it) => !isStopWord(fold(it[0])))
      .map((it) => [start + it.index, start + it.index + it[0].length]),
  );

async function nearest(word, bundle) {
  const letters = [...word];
  const limit = letters.length >= long ? 2 : 1;
  let best = null;
  for (const [candidate, records] of await bundle.wordsFrom(letters[0])) {
    if (Math.abs(candidate.length - word.length) > limit || [...candidate].length < shortest) continue;
    const distance = editsBetween(letters, [...candidate], limit);
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
