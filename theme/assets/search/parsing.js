/**
 * Reads what a person typed. The twin of `site_builder/search/parsing.py`: the same clauses, written as nested lists,
 * the first entry of which is the kind: term, phrase, prefix, title, reference, facet, dates, not, any, first, all.
 */
import { analyse, citations, fold } from "./analysis.js";
import { readTyped } from "./provisions.js";

/** @typedef {[string, ...any]} Clause */

export const facets = ["outcome", "exemption", "year", "keyword", "regime", "class"];
const fields = [...facets, "title", "ref", "reference", "from", "to"];
const quotes = /[“”„«»]/g;
const outcomes = [
  "disclosed-in-full",
  "disclosed-in-part",
  "refused",
  "neither-confirm-nor-deny",
  "not-held",
  "already-available",
  "cost-limit",
  "vexatious",
  "repeated",
  "not-recorded",
];
const shortestPrefix = 2;
const shortestSerial = 5;
const typedNoun = String.raw`(?:sections?|sect?|ss?|regulations?|regs?|r)\.?\s*`;
const typedLimb = String.raw`(?:\s*\([0-9a-z]{1,5}\))`;
const typedLimbs = String.raw`(?:${typedLimb}+(?:\s*(?:&|,|and|or)${typedLimb}+)*)`;
const piece = new RegExp(
  String.raw`(?<minus>-(?=[^\s-]))?(?:(?<field>${fields.join("|")}):(?:"(?<exact>[^"]*)"?|(?<value>[^\s"]+${typedLimbs}?)|(?=\s|$))` +
    String.raw`|"(?<phrase>[^"]*)"?` +
    String.raw`|(?<citation>(?:${typedNoun}[0-9]{1,3}[a-z]{0,2}${typedLimbs}?|[0-9]{1,3}[a-z]{0,2}${typedLimbs})(?![^\s",;.)]))` +
    String.raw`|(?<word>[^\s"]+))`,
  "giu",
);

/**
 * The letters and digits of a reference, in lower case.
 * @param {string} text
 * @returns {string}
 */
export const referenceKey = (text) => (text.normalize("NFKD").toLowerCase().match(/[0-9a-z]+/g) ?? []).join("");

/**
 * The text as a value of an address: lower case, no accents, hyphens between words.
 * @param {string} text
 * @returns {string}
 */
export const slug = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");

/**
 * Where the text has words and phrases that are searched for as they stand, from start to end.
 * @param {string} text
 * @returns {[number, number][]}
 */
export function piecesOf(text) {
  const found = [];
  let negated = false;
  for (const it of text.replace(quotes, '"').matchAll(piece)) {
    const { minus, word: typed, phrase: quoted } = it.groups;
    if (it[0] === "OR" || it[0] === "NOT") {
      negated = it[0] === "NOT";
      continue;
    }
    const isWord = typed !== undefined && !typed.endsWith("*");
    if (!(negated || minus) && (isWord || quoted !== undefined)) found.push([it.index, it.index + it[0].length]);
    negated = false;
  }
  return found;
}

/**
 * The query typed; whatever the text, it never throws. What has no meaning is left out and named in `unread`.
 * @param {string} text
 * @returns {{clause: Clause, unread: string[]}}
 */
export function readQuery(text) {
  const clauses = [];
  const unread = [];
  let joins = false;
  let negates = false;
  const pieces = [...text.replace(/[\s\x1c-\x1f\x85]+/g, " ").replace(quotes, '"').matchAll(piece)];
  for (const [at, found] of pieces.entries()) {
    if (found[0] === "OR" || found[0] === "NOT") {
      if (at === pieces.length - 1) unread.push(found[0]);
      if (found[0] === "OR") joins = clauses.length > 0;
      else negates = true;
      continue;
    }
    let clause = clauseOf(found.groups, found[0]);
    if (negates && Array.isArray(clause) && clause[0] !== "not") clause = ["not", clause];
    if (typeof clause === "string") unread.push(clause);
    else if (clause && joins) {
      const before = clauses.pop();
      clauses.push(["any", ...(before[0] === "any" ? before.slice(1) : [before]), clause]);
    } else if (clause) clauses.push(clause);
    joins = negates = false;
  }
  return { clause: ["all", ...clauses], unread };
}

/** A clause; the text of a piece that has no meaning; or null where it says nothing, as a stop word does. */
function clauseOf(groups, typed) {
  let clause;
  if (groups.field) clause = fieldClause(groups.field.toLowerCase(), groups.exact || groups.value || "", typed);
  else if (groups.phrase !== undefined) clause = phraseClause(groups.phrase);
  else if (groups.citation) clause = citationClause(groups.citation);
  else clause = wordClause(groups.word);
  return groups.minus && Array.isArray(clause) ? ["not", clause] : clause;
}

function fieldClause(name, value, typed) {
  if (name === "title") {
    const titled = terms(value).map((term) => ["title", term]);
    return titled.length ? together(titled) : value ? null : typed;
  }
  if (name === "ref" || name === "reference") return referenceKey(value) ? ["reference", referenceKey(value)] : typed;
  if (name === "from" || name === "to") {
    if (!isDate(value)) return typed;
    return name === "from" ? ["dates", value, ""] : ["dates", "", value];
  }
  if (name === "exemption") return readTyped(value) ? ["facet", name, value.toLowerCase()] : typed;
  const key = slug(value);
  return key && (name !== "outcome" || outcomes.includes(key)) ? ["facet", name, key] : typed;
}

function isDate(text) {
  const found = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
  if (!found || found[1] === "0000") return found !== null && !found[2];
  if (!found[2]) return true;
  const [month, day] = [Number(found[2]), Number(found[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(Number(found[1]), month, 0)).getUTCDate();
}

const together = (clauses) => (clauses.length === 1 ? clauses[0] : ["all", ...clauses]);

function phraseClause(text) {
  const found = terms(text);
  return found.length > 1 ? ["phrase", ...found] : found.length ? ["term", found[0]] : null;
}

function citationClause(text) {
  const found = /^([a-z]*)[^\p{L}\p{N}_]*([0-9]+[a-z]*)(.*)/su.exec(fold(text));
  const meant = (mark) => citations(mark + found[2], found[3]).map((term) => ["term", term]);
  const either = [...(found[1].slice(0, 1) || "sr")].map((mark) => together(meant(mark)));
  return either.length === 1 ? either[0] : ["any", ...either];
}

function wordClause(text) {
  if (text.endsWith("*")) {
    const beginning = fold(text).replace(/[^\p{L}\p{N}]/gu, "");
    return beginning.length >= shortestPrefix ? ["prefix", beginning] : text;
  }
  const said = phraseClause(text);
  const key = referenceKey(text);
  if (/^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$/.test(text) && isDate(text)) return ["first", ["reference", key], ["dates", text, text]];
  if (!said || !/[0-9]/.test(key)) return said;
  const isNumber = /^[0-9]+$/.test(key);
  if (said[0] === "phrase" || !isNumber) return ["first", ["reference", key], said];
  const isSerial = key.length >= shortestSerial || key[0] === "0" || (key.length === 4 && !/^(19|20)/.test(key));
  return isSerial ? ["any", ["reference", key], said] : said;
}

/**
 * The query as one reference whose parts stand apart, `NMP FOI 24 1234`; null where it cannot be one.
 * @param {string} text
 * @returns {Clause | null}
 */
export function wholeReference(text) {
  const typed = text.trim();
  if (!/^[0-9a-z]+(?:[ /._-]+[0-9a-z]+){1,5}$/i.test(typed) || !/[0-9]$/.test(typed)) return null;
  return ["all", ["reference", referenceKey(typed)]];
}

const terms = (text) => analyse(text).map((at) => at[0]);

/**
 * Whether words are asked for, and not only values to narrow by.
 * @param {Clause} clause
 * @returns {boolean}
 */
export const isScored = (clause) =>
  ["any", "first", "all"].includes(clause[0])
    ? clause.slice(1).some(isScored)
    : !["facet", "dates", "not"].includes(clause[0]);

/**
 * The query that asks for some of the words where the clause asks for all; null where there are no two of them.
 * @param {Clause} clause
 * @returns {Clause | null}
 */
export function someOf(clause) {
  const asked = clause.slice(1).filter(isScored);
  const rest = clause.slice(1).filter((it) => !isScored(it));
  return asked.length > 1 ? ["all", ["any", ...asked], ...rest] : null;
}
