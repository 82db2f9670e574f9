/** What a term is. The twin of `site_builder/search/terms/analysis.py`; one table of cases holds them together. */
import { stem } from "./stemming.js";

const stopWords = new Set(
  ("a an and are as at be been but by for from had has have i in is it its of on or our that the their this to" +
    " was we were which will with you your").split(" "),
);
/** Patterns of words: in plain letters, which browsers are quick to prepare, and in those of every language, when asked for. */
const letters = "[a-z0-9IT]";
const everyLetter = "[\\p{L}\\p{N}]";
const limb = String.raw`(?:[ \n]?\((?:[0-9]{1,2}[a-z]{0,2}|[ivx]{1,5}|[a-z]{1,2})\))`;
const brackets = String.raw`(?:${limb}+(?:[ \n]?(?:&|,|and|or)${limb}+)*)?`;
const placeIn = (any) => `[0-9]{1,3}[a-z]{0,2}(?!${any})${brackets}`;
const nextIn = (any) => String.raw`[ \n]?(?:,[ \n]?)?(?:and|or|&|,)[ \n]?(?![0-9]+(?:%|[./:][0-9]))${placeIn(any)}`;
const citedIn = (any) =>
  String.raw`(?<!${any})(?:(?:s(?:ection)?s|reg(?:ulation)?s)\.?[ \n]?${placeIn(any)}(?:${nextIn(any)})+` +
  String.raw`|(?:s(?:ections?|ect?|s)?|r(?:eg(?:ulation)?s?)?)\.?[ \n]?${placeIn(any)})`;
const tokenIn = (any, flags) => new RegExp(`${citedIn(any)}|${any}+`, flags);
const citationIn = (any, flags) => new RegExp(`^(?:${citedIn(any)})$`, flags);
/** Where a hyphen stands behind a beginning that nobody parts from its word by a space, or `&` between two single letters. */
const jointIn = (any, letter) =>
  String.raw`(?:(?<=(?<!${any}|[-‐‑])(?:[ex]|by|co|re))[-‐‑](?=${letter}{2})|(?<=(?<!${any}|[-‐‑&])[a-z])&(?=[a-z](?!${any}|&))` +
  String.raw`|(?<=(?<!${any}|[-‐‑&]|& )[a-z]) & (?=[a-z](?!${any}| &)))`;
/** What follows the first letter of a name in dotted letters, `C.C.T.V.`; of two letters where a dot is behind both. */
const dottedIn = (any) => String.raw`(?<=(?<!${any}|\.)[a-z])\.[a-z](?:(?:\.[a-z])+\.?|\.)(?!${any})`;
/** More brackets than any law has one in the other. */
const deepest = 8;
const dotInside = "\\.(?=[a-z](?![a-z0-9]))";
const withoutDots = (it) => it.replaceAll(".", "");
const inWord = "[\\p{L}\\p{M}\\p{N}\\p{Cf}]+";
const token = tokenIn(letters, "g");
const joint = new RegExp(jointIn(letters, "[a-z]"), "g");
const dotted = new RegExp(dottedIn(letters), "g");
const citation = citationIn(letters, "");
const ofEveryLetter = onceAsked(() => ({
  token: tokenIn(everyLetter, "gu"),
  citation: citationIn(everyLetter, "u"),
  apostrophe: /(?<=[\p{L}\p{N}_])['’ʼ‘＇](?=[\p{L}\p{N}_])|(?<=[1-9]['’ʼ‘＇])s(?![\p{L}\p{N}])/gu,
  dotted: new RegExp(dottedIn(everyLetter), "gu"),
  joint: new RegExp(jointIn(everyLetter, "\\p{L}"), "gu"),
  spelt: new RegExp(String.raw`${inWord}(?:(?:['’ʼ‘＇]|(?<=[0-9])[,\xa0\u2007\u2009\u202f](?=[0-9]{3})|${jointIn(everyLetter, "\\p{L}")}|${dotInside})${inWord})*`, "giu"),
  cited: new RegExp(citedIn(everyLetter), "giu"),
}));
/** A text of the letters and signs that every keyboard has. */
export const plain = /^[\0-\x7f]*$/;
/** A word of plain letters alone: no place of a law, and nothing in it to fold but capitals. */
const bareWord = /^[a-z]+$/i;
const thousands = /(?<=[0-9])(?<![0-9]{4})[,\xa0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))/g;

/** The one name in capitals that is a stop word in small letters; not where other words are in capitals as well. */
const capitals = /(?<![A-Za-z0-9'’-])(?<![A-Z]{2} )I(?:T|\.T\.?)(?:['’]s)?(?![A-Za-z0-9'’]| [A-Z]{2})/;
const inSmall = (text) => text.split(capitals).map((it) => it.toLowerCase()).join("IT");

/** What `make` gives, made when it is first asked for. */
function onceAsked(make) {
  let made;
  return () => (made ??= make());
}

/**
 * The text in lower case but for `IT`, without accents, soft hyphens and the like, apostrophes inside its words, what parts the
 * thousands of its figures, what joins `e-mail`, `A&E` and `c.c.t.v.`, and the s behind `HS2's`.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  if (bareWord.test(text)) return inSmall(text);
  const apart = text.replace(thousands, "");
  if (plain.test(apart)) return inSmall(apart).replace(/\b'\b|(?<=[1-9]')s(?![a-z0-9])/g, "").replace(dotted, withoutDots).replace(joint, "").replace(thousands, "");
  const bare = inSmall(apart.replace(/[™℠]/g, "").normalize("NFKD").replace(/[\p{Mn}\p{Cf}]/gu, ""));
  const every = ofEveryLetter();
  return bare.replace(every.apostrophe, "").replace(every.dotted, withoutDots).replace(every.joint, "").replace(thousands, "");
}

/**
 * The provisions meant by a section and all that follows it: `s31` and `(1)(a)&(b)` give s31(1)(a) and s31(1)(b).
 * @param {string} section
 * @param {string} following
 * @returns {string[]}
 */
function citations(section, following) {
  let limbs = [];
  return following.split(/&|,|and|or/).map((group) => {
    const more = group.match(/[0-9a-z]+/g) ?? [];
    const kept = limbs.findIndex((it) => more.length && /^[0-9]/.test(it) === /^[0-9]/.test(more[0]));
    limbs = [...limbs.slice(0, kept < 0 ? limbs.length : kept), ...more].slice(0, deepest);
    return section + limbs.map((it) => `(${it})`).join("");
  });
}

/**
 * The provisions meant by each section of a list: `s` and `sections 30 and 31(1)` give [s30] and [s31(1)].
 * @param {string} mark
 * @param {string} folded
 * @returns {string[][]}
 */
export const placesCited = (mark, folded) =>
  [...folded.matchAll(/([0-9]+[a-z]{0,2})((?:[^0-9a-z(]*(?:and|or)?[^0-9a-z(]*\([0-9a-z]+\))*)/g)].map((it) => citations(mark + it[1], it[2]));

/** The provision and each place above it. @param {string} provision @returns {string[]} */
const upwards = (provision) =>
  provision.includes("(") ? [provision, ...upwards(provision.slice(0, provision.lastIndexOf("(")))] : [provision];

/** @param {string} folded @returns {boolean} */
export const isStopWord = (folded) => stopWords.has(folded);

function termsOf(it) {
  if (bareWord.test(it) || !(plain.test(it) ? citation : ofEveryLetter().citation).test(it)) return [stem(it)];
  return [...new Set(placesCited(it[0], it).flat().flatMap(upwards))];
}

/** The words and citations of the text that are terms, folded. @param {string} text @returns {string[]} */
export function tokens(text) {
  const folded = fold(text);
  const words = bareWord.test(folded) ? [folded] : folded.match(plain.test(folded) ? token : ofEveryLetter().token) ?? [];
  return words.filter((it) => !stopWords.has(it));
}

/**
 * The terms of the text, position by position, most exact first.
 * @param {string} text
 * @returns {string[][]}
 */
export const analyse = (text) => tokens(text).map(termsOf);

const unusual = /[^\n -~‘’“”–—£…·•]/;
const letter = /^[a-z0-9]+$/i;

/**
 * What finds words that can be wanted in a text. Where that holds but plain letters, those with other beginnings are
 * passed over without a look at each.
 */
function wordsToTry(text, openings) {
  if (unusual.test(text) || !openings.every((it) => letter.test(it))) return ofEveryLetter().spelt;
  const begun = openings.map((it) => it.split("").join("(?:['’‘,&.-]| & )?")).join("|");
  const inside = `['’‘]|,(?=[0-9]{3})|${jointIn(letters, "[a-z]")}|${dotInside}`;
  return new RegExp(`(?<![a-z0-9]['’‘]?|[0-9],|(?<![a-z0-9-])(?:[ex]|by|co|re)-)(?:${begun})[a-z0-9]*(?:(?:${inside})[a-z0-9]+)*`, "gi");
}

/**
 * How words can begin that stand for one of these terms: all but the end of a word stays in its term, and of more than
 * two letters two do.
 * @param {string[]} terms
 * @returns {string[]}
 */
export const openingsOf = (terms) => [...new Set(terms.map((it) => it.slice(0, it.length > 2 ? 2 : 1)))];

/**
 * Where the text holds something wanted, as typed, in order, none over another.
 * @param {string} text
 * @param {(term: string, word: string) => boolean} isWanted given a term and the folded word that it comes from
 * @param {string[]} openings the letters with which anything wanted can begin: words with others are passed over
 * @returns {[number, number, string][]} start, end, and the term found
 */
export function places(text, isWanted, openings) {
  const found = [];
  const patterns = [wordsToTry(text, openings)];
  if (openings.some((it) => /^[rs](?:[0-9]|$)/.test(it))) patterns.unshift(ofEveryLetter().cited);
  for (const pattern of openings.length ? patterns : []) {
    for (const match of text.matchAll(pattern)) {
      const word = fold(match[0]);
      const term = analyse(word).flat().find((it) => isWanted(it, word));
      if (term !== undefined) found.push([match.index, match.index + match[0].length, term]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return found.filter((it) => it[0] >= end && ((end = it[1]), true));
}
