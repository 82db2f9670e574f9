/** The passage of a record that shows why it was found, and its words to mark. */
import { openingsOf, places } from "./analysis.js";

const length = 240;
const lead = 60;

/**
 * What to mark for a clause: whether there is anything, a test for terms, and the beginnings that marked words can have.
 * @param {any[]} clause as `readQuery` gives it
 * @returns {{isAny: boolean, isWanted: (term: string, word: string) => boolean, openings: string[]}}
 */
export function wantedBy(clause) {
  const terms = new Set();
  const beginnings = [];
  const gather = ([kind, ...rest]) => {
    if (kind === "prefix" || kind === "titles") beginnings.push(rest[0]);
    else if (kind === "phrase") rest.forEach((it) => terms.add(it));
    else if (kind === "term" || kind === "title") terms.add(rest[0]);
    else if (["any", "first", "all"].includes(kind)) rest.forEach(gather);
  };
  gather(clause);
  const openings = openingsOf([...terms, ...beginnings]);
  const isAny = terms.size + beginnings.length > 0;
  return { isAny, isWanted: (term, word) => terms.has(term) || beginnings.some((it) => word.startsWith(it)), openings };
}

/**
 * The text in pieces, every other one to be marked: plain, marked, plain …
 * @param {string} text
 * @param {ReturnType<typeof wantedBy>} wanted
 * @returns {string[]}
 */
export function markedPieces(text, wanted) {
  const pieces = [];
  let end = 0;
  for (const [start, stop] of places(text, wanted.isWanted, wanted.openings)) {
    pieces.push(text.slice(end, start), text.slice(start, stop));
    end = stop;
  }
  return [...pieces, text.slice(end)];
}

/**
 * The passage with the most different words wanted; the beginning of the first stretch where there are none. Where they
 * may stand in a part that is searched and not shown, it is said in which.
 * @param {[string, string, 1?][]} stretches label and text of each, and whether more of it is searched
 * @param {ReturnType<typeof wantedBy>} wanted
 * @param {string} title of the record, which is shown anyway
 * @returns {{label: string, pieces: string[], isOurs?: boolean}} ours where it is no text of the record
 */
export function excerpt(stretches, wanted, title = "") {
  let best = { count: 0, label: stretches[0]?.[0] ?? "", text: inOneLine(stretches[0]?.[1] ?? ""), start: 0 };
  for (const [label, lines] of stretches) {
    const text = inOneLine(lines);
    const found = places(text, wanted.isWanted, wanted.openings);
    for (let i = 0; i < found.length; i++) {
      const within = found.filter((it) => it[0] >= found[i][0] && it[1] <= found[i][0] + length - lead);
      const count = new Set(within.map((it) => it[2])).size + within.length / 100;
      if (count > best.count) best = { count, label, text, start: found[i][0] };
    }
  }
  const longer = stretches.filter((it) => it[2]).map((it) => it[0]);
  if (!best.count && longer.length && wanted.isAny && !places(title, wanted.isWanted, wanted.openings).length) {
    return { label: longer.join(", "), pieces: ["what was searched for may stand further on than is shown here."], isOurs: true };
  }
  return { label: best.label, pieces: markedPieces(passage(best.text, best.start), wanted) };
}

/** Paragraphs follow one another; cells of tables and points of lists are parted by dots. */
const inOneLine = (text) => text.replace(/(.)\n/gu, (_, last) => (/[.:;!?]/.test(last) ? `${last} ` : `${last} · `));

/** About `length` characters around a place, cut between words, with an ellipsis where something is left out. */
function passage(text, place) {
  let start = place <= lead ? 0 : text.indexOf(" ", place - lead) + 1;
  const stop = start > 0 ? text.lastIndexOf(". ", place) + 2 : 0;
  if (stop > start) start = stop;
  const limit = start + length;
  const end = limit >= text.length ? text.length : Math.max(text.lastIndexOf(" ", limit), start + length / 2);
  return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
