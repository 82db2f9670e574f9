/**
 * Reads what a person typed. The twin of `site_builder/search/queries/parsing.py`: the same clauses, written as nested lists,
 * the first entry of which is the kind: term, phrase, prefix, title, titles, reference, facet, dates, not, any, first, all.
 */
import { analyse, fold, placesCited, tokens } from "./analysis.js";
import { piecesIn } from "./pieces.js";
import { readTyped } from "./provisions.js";

/** @typedef {[string, ...any]} Clause */

export const outcomes = [
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
const starred = /^([^*]+)\*+[^\p{L}\p{N}_]*$/u;
const starWithin = /[\p{L}\p{N}_]\*|\*[\p{L}\p{N}_]/u;
const unknownField = /^[a-z]{2,}:[\p{L}\p{N}]/iu;
const address = /^[a-z]+:[/]{2}(?:[^?#]*[/])?([^/?#]+)[/]*(?:[?#].*)?$/i;

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
 * The query typed; whatever the text, it never throws. What has no meaning is left out and named in `unread`.
 * @param {string} text
 * @returns {{clause: Clause, unread: string[]}}
 */
export function readQuery(text) {
  const clauses = [];
  const unread = [];
  let joins = false;
  let negates = false;
  const pieces = piecesIn(text.replace(/[\s\x1c-\x1f\x85]+/g, " "));
  for (const [at, found] of pieces.entries()) {
    if (found[0] === "OR" || found[0] === "NOT") {
      if (at === pieces.length - 1) unread.push(found[0]);
      if (found[0] === "OR") joins = clauses.length > 0;
      else negates = true;
      continue;
    }
    const { group, minus } = found.groups;
    let clause = group === undefined ? clauseOf(found.groups, found[0]) : groupClause(group, unread);
    if ((negates || (minus && group)) && Array.isArray(clause) && clause[0] !== "not") clause = ["not", clause];
    if (typeof clause === "string") unread.push(clause);
    else if (clause && joins) {
      const before = clauses.pop();
      clauses.push(["any", ...(before[0] === "any" ? before.slice(1) : [before]), clause]);
    } else if ((group || found.groups.citation) && clause?.[0] === "all" && pieces[at + 1]?.[0] !== "OR") clauses.push(...clause.slice(1));
    else if (clause) clauses.push(clause);
    joins = negates = false;
  }
  return { clause: ["all", ...clauses], unread };
}

/** What stands in brackets; what has no meaning there is added to the unread. */
function groupClause(text, unread) {
  const read = readQuery(text);
  unread.push(...read.unread);
  return read.clause.length > 1 ? together(read.clause.slice(1)) : null;
}

/** A clause; the text of a piece that has no meaning; or null where it says nothing, as a stop word does. */
function clauseOf(groups, typed) {
  let clause;
  if (groups.field) {
    clause = fieldClause(groups.field.toLowerCase(), groups.exact || groups.value || "", typed);
    if (groups.exact && clause?.[0] === "all") clause.push(phraseClause(groups.exact));
  } else if (groups.phrase !== undefined) clause = starWithin.test(groups.phrase) ? typed : phraseClause(groups.phrase);
  else if (groups.citation) clause = citationClause(groups.citation);
  else if (groups.figure) clause = ["any", ["term", referenceKey(groups.figure)], ["all", ...groups.figure.split(" ").map(wordClause)]];
  else clause = wordClause(groups.word);
  return groups.minus && Array.isArray(clause) ? ["not", clause] : clause;
}

function fieldClause(name, value, typed) {
  if (name === "title" && value.includes("*")) {
    const begun = beginningClause(value, typed);
    return begun === typed ? typed : ["titles", begun[1]];
  }
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
  if (name === "year" && !/^[0-9]{4}$/.test(key)) return typed;
  if (name === "outcome") return outcomeClause(key) ?? typed;
  return key ? ["facet", name, key] : typed;
}

/** The outcomes that begin with these words, `disclosed` for two of them; NCND by its usual letters. */
function outcomeClause(key) {
  const words = key === "ncnd" ? "neither-confirm-nor-deny" : key;
  const found = outcomes.filter((it) => key && `${it}-`.startsWith(`${words}-`)).map((it) => ["facet", "outcome", it]);
  return found.length > 1 ? ["any", ...found] : found[0];
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
  return found.length > 1 ? ["phrase", ...found] : found.length ? ["term", found[0], tokens(text)[0]] : null;
}

function citationClause(text) {
  const folded = fold(text);
  const either = [.../^[sr]?/.exec(folded)[0] || "sr"].map((mark) => citedClause(mark, folded));
  return either.length === 1 ? either[0] : ["any", ...either];
}

/** The provisions of one kind of law: `sections 30 and 31` are two of them. */
function citedClause(mark, folded) {
  const places = placesCited(mark, folded).flat().map((it) => ["term", it]);
  return places.length > 1 && /\bor\s*[0-9(]/.test(folded) ? ["any", ...places] : together(places);
}

/** The beginning of a word that a star stands behind: elsewhere it says nothing. */
function beginningClause(text, typed) {
  const beginning = fold(starred.exec(text)?.[1] ?? "").replace(/[^\p{L}\p{N}]/gu, "");
  return [...beginning].length >= shortestPrefix ? ["prefix", beginning] : typed;
}

function wordClause(text) {
  if (/^[a-z]+$/i.test(text)) return phraseClause(text);
  if (text.includes("*")) return beginningClause(text, text);
  if ((text.includes(":") && unknownField.test(text)) || /^[a-z]+(?:\?[a-z]|[\^~])/i.test(text)) return text;
  const said = phraseClause(text);
  const key = referenceKey(address.exec(text)?.[1] ?? text);
  if (/^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$/.test(text) && isDate(text)) return ["any", ["reference", key], ["dates", text, text]];
  if (!said || !/[0-9]/.test(key) || /^[£$€]|[0-9],[0-9]{3}(?![0-9])/.test(text)) return said;
  const isNumber = /^[0-9]+$/.test(key);
  const isNumbers = /^\(?(?:[0-9]+\.[0-9]+|(?:19|20)[0-9]{2}[-/–][0-9]{2,4})[%,;:.?!)]*$/.test(text); // a reference does not hide the texts that say them
  if (!isNumbers && (said[0] === "phrase" || !isNumber)) return ["first", ["reference", key], said];
  const isSerial = isNumbers || key.length >= shortestSerial || key[0] === "0" || (key.length === 4 && !/^(19|20)/.test(key));
  return isSerial ? ["any", ["reference", key], said] : said;
}

/** The terms of the text; of a citation those that stand above no other. */
const terms = (text) => analyse(text).flatMap((at) => at.filter((it) => !at.some((other) => other.startsWith(`${it}(`))));

/**
 * Whether words are asked for, and not only values to narrow by.
 * @param {Clause} clause
 * @returns {boolean}
 */
export const isScored = (clause) =>
  ["any", "first", "all"].includes(clause[0])
    ? clause.slice(1).some(isScored)
    : !["facet", "dates", "not"].includes(clause[0]);
