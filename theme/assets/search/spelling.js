/** What a misspelt query may have meant. The twin of `site_builder/search/queries/spelling.py`. */
import { analyse, fold, isStopWord } from "./analysis.js";
import { evaluate } from "./engine.js";
import { isScored, readQuery } from "./parsing.js";
import { piecesIn } from "./pieces.js";

const shortest = 5;
const long = 8;
const half = 3;
const lacking = [["n", "k"], ["[rh]", "w"], ["[aeiou]", "h"], ["[^aeiouys][^aeiouylrhw]", "aeo"]].map(([begun, by]) => [new RegExp(`^${begun}`), by]);
const alike = ["ckqs", "fpv", "gjk", "kn", "szc", "rw", "aeiouy"];
const signed = /(?<![^ (])\p{L}+(?:[-,;./+&–—]\p{L}+)+(?![^ ,;.?!)])|"[^"]*/gu;
const lettersAside = /(?<![^ (])([a-z])(?:\/| and )([a-z])(?![^ ,;:.?!)])|"[^"]*/gi;
const wordPattern = /\p{L}+(?:['’ʼ‘＇]\p{L}+)*/gu;

/**
 * Where nothing was found: what is found by the query as one reference, or by its words put right.
 * @param {string} text
 * @param {any[] | null} reference what it asks for as one reference, where it can be one
 * @param {{found: any, clause: any[], respelt: string}} answer
 * @param {any} bundle
 * @param {boolean} isVerbatim whether spelling is left alone
 */
export async function putRight(text, reference, answer, bundle, isVerbatim) {
  const found = reference ? await evaluate(reference, bundle) : answer.found;
  if (found.numbers.length) return { ...answer, found, isReferred: true };
  let better = answer;
  for (const other of isVerbatim ? [] : await respellings(text, bundle)) {
    const { clause } = readQuery(other);
    better = { ...answer, found: await evaluate(clause, bundle), clause, respelt: other };
    if (better.found.numbers.length) break;
  }
  return better;
}

/**
 * Where nothing was found with all words: what is found with some of them.
 * @param {any[]} typed
 * @param {{found: any, clause: any[], respelt: string}} answer
 * @param {any} bundle
 */
export async function withSome(typed, answer, bundle) {
  const clause = [...new Map([...typed, ...answer.clause.slice(1)].map((it) => [`${it}`, it])).values()];
  const wider = someOf(clause);
  const found = wider ? await evaluate(wider, bundle) : answer.found;
  return { ...answer, clause, found, respelt: "", some: found.numbers.length > 0 };
}

/** The query that asks for some of the words where the clause asks for all; null where there are no two of them. */
function someOf(clause) {
  const asked = clause.slice(1).filter(isScored);
  const rest = clause.slice(1).filter((it) => !isScored(it));
  return asked.length > 1 ? ["all", ["any", ...asked], ...rest] : null;
}

/**
 * What to search for where nothing is found, one after the other: a reference without what is put before it, the query
 * with two letters as a name, with its unknown words put right, and with what a sign joins standing apart; none where
 * nothing is known to put right.
 * @param {string} text
 * @param {any} bundle
 * @returns {Promise<string[]>}
 */
export async function respellings(text, bundle) {
  const put = (whole, [start, end, better]) => whole.slice(0, start) + better + whole.slice(end);
  const better = (await putInPlace(text, bundle)).reduceRight(put, text);
  const named = text.replace(lettersAside, (whole, first, second) => (first ? `${first}&${second}` : whole)); // `A/E` is `A&E`
  const unprefixed = /^(?:foia|foisa|foi|eir|rfi|ref)[ /._-]*([0-9]+(?:[ /._-]+[0-9]+)*)$/i.exec(text)?.[1] ?? text;
  return [...new Set([unprefixed, named, better, apart(better)])].filter((it) => it !== text);
}

/** Each unknown word as one with its neighbour, or as what it is near to; where all are known, two as one. */
async function putInPlace(text, bundle) {
  const words = plainWords(text).map(([start, end]) => [start, end, fold(text.slice(start, end))]);
  const known = await Promise.all(words.map(([, , word]) => bundle.posting(analyse(word)[0][0])));
  const edits = [];
  for (const [i, [start, end, word]] of words.entries()) {
    if (start < edits.at(-1)?.[1]) continue;
    const isHalf = i + 1 < words.length && !(known[i] && known[i + 1]);
    const one = isHalf ? await joined(text, words[i], words[i + 1], bundle) : null;
    const better = one || known[i] ? null : await spelling(word, bundle);
    if (one || better) edits.push(one ?? [start, end, better]);
  }
  for (let i = 1; i < words.length && !edits.length; i++) edits.push(...[await joined(text, words[i - 1], words[i], bundle)].filter(Boolean));
  return edits;
}

/** The query with a space for every sign between words; the same where there is none, and beside `OR` and `NOT`. */
const apart = (text) =>
  /\b(?:OR|NOT)\b/.test(text) ? text : text.replace(signed, (it) => (it.startsWith('"') ? it : it.replace(/[-,;./+&–—]/g, " ")));

/**
 * What an unknown word is near to, or runs together; null where it is nothing, or where the word is too short to guess at.
 * @param {string} word folded
 * @param {any} bundle
 * @returns {Promise<string | null>}
 */
export const spelling = async (word, bundle) =>
  [...word].length < shortest ? withInitial(word, bundle) : ((await nearest(word, bundle)) ?? parted(word, bundle));

/**
 * Where the text has words and phrases that are searched for as they stand, from start to end.
 * @param {string} text
 * @returns {[number, number][]}
 */
function piecesOf(text) {
  const found = [];
  let negated = false;
  for (const it of piecesIn(text)) {
    const { minus, word: typed, phrase: quoted, field: name, exact, value, group } = it.groups;
    if (it[0] === "OR" || it[0] === "NOT") {
      negated = it[0] === "NOT";
      continue;
    }
    if (group && !(negated || minus)) {
      const begins = it.index + it[0].indexOf("(") + 1;
      found.push(...piecesOf(group).map(([from, to]) => [begins + from, begins + to]));
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
  return (await nearestOf(word, bundle, [first])) ?? (await withInitial(word, bundle)) ?? nearestOf(word, bundle, [...others].sort());
}

/** The commonest word that only lacks its first letter; null where that is none, or the word is very short. */
async function withInitial(word, bundle) {
  if ([...word].length < shortest - 1) return null;
  const initials = lacking.map(([begun, by]) => (begun.test(word) ? by : "")).join("");
  const found = (await Promise.all([...initials].map((it) => bundle.wordsFrom(it + word)))).flatMap((words, i) => words.filter(([it]) => it === initials[i] + word));
  return found.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The word in its other number, as it is usually written. */
const otherNumber = (word) =>
  word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("y") ? `${word.slice(0, -1)}ies` : word.endsWith("s") ? word.slice(0, -1) : `${word}s`;

/** The nearest word with one of these initials; one that is near but for its plural is as near. */
async function nearestOf(word, bundle, initials) {
  const limit = [...word].length >= long ? 2 : 1;
  const ways = [word, otherNumber(word)].map((it) => [...it]);
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

/** Two words that the word runs together; else three, of which the one between is short: `stokeontrent`. */
async function parted(word, bundle) {
  const letters = [...word];
  const part = (from, to) => letters.slice(from, to).join("");
  const begun = [];
  for (let at = half; at <= letters.length - half; at++) if (await hasWord(part(0, at), bundle)) begun.push(at);
  for (const between of [0, 1, 2, 3]) {
    for (const at of begun.filter((it) => it + between <= letters.length - half)) {
      const [middle, last] = [part(at, at + between), part(at + between)];
      const isWord = !middle || isStopWord(middle) || (await hasWord(middle, bundle));
      if (isWord && (await hasWord(last, bundle))) return [part(0, at), middle, last].filter(Boolean).join(" ");
    }
  }
  return null;
}

/** Two neighbours as one word that records hold, in any form of it; null where they hold none. */
async function joined(text, [start, end, first], [following, last, second], bundle) {
  const one = first + second;
  if (!/^\s*-?\s*$/.test(text.slice(end, following)) || isStopWord(one)) return null;
  return (await bundle.posting(analyse(one)[0][0])) ? [start, last, one] : null;
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
