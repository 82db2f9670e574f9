/** Answers a query from the bundle as `site_builder/search/oracle/engine.py` does through Whoosh: same records, same order. */
import { isScored, readQuery } from "./parsing.js";
import { asTyped, rarity, referenceScore } from "./scoring.js";
import { intersection, none, union, unscored } from "./sets.js";

/** @typedef {import("./sets.js").Found} Found */

/** What may be typed sloppily, or for a reference; none of it is without one of these. */
const looseSigns = /[\d:)]/;
const isLoose =
  /\d.*[\s),][\da-z]|\b(?:foi|ei[rs]|rfi|ref|act|regulations|information)\S* .*\d|:\s?\(|exemption:.*[&"]|regime:.*(?:info|\s)|year:(?!\d{4}(?:\s|$))|\)\s?[-–]|(?:\b[rs][a-z]*\.?|§)\s*\d+[a-z]*[-/.]|\s.*\d[a-z]*[/._-]\d|\d[a-z]{0,2}\.\d\.[a-z]|\d[-./]\d+[-./]\d|(?:from|to):\D|\d{4}[-/–]\d|\d(?:m|bn|k)\b/i;
const fieldOfWords = /(?:keyword|class):|outcome:\s?\S+\s/i;
const twoLetters = /\b[a-z](?: ?[&+] ?| and )[a-z]\b/i;
const limit = 2 ** 21; // above every record's number, so that score and number fit into one sortable number

/**
 * The records that a clause means.
 * @param {any[]} clause as `readQuery` gives it
 * @param {any} bundle
 * @returns {Promise<Found>}
 */
export async function evaluate([kind, ...rest], bundle) {
  const all = (clauses) => Promise.all(clauses.map((it) => evaluate(it, bundle)));
  switch (kind) {
    case "term":
      return scored(await bundle.posting(rest[0]), bundle.records, rest[1] && (await bundle.posting(rest.join("!"))));
    case "phrase": {
      const [{ withPhrase }, ...postings] = await Promise.all([import("./phrases.js"), ...rest.map((term) => bundle.posting(term))]);
      return withPhrase(postings, rest, bundle.records);
    }
    case "title": {
      const [text, titled] = await Promise.all([bundle.posting(rest[0]), bundle.posting(`title:${rest[0]}`)]);
      return titled ? intersection([scored(text, bundle.records), unscored(titled.numbers)]) : none;
    }
    case "reference": {
      const found = await bundle.posting(`ref:${rest[0]}`);
      return found ? { numbers: found.numbers, scores: new Float64Array(found.numbers.length).fill(referenceScore) } : none;
    }
    case "any":
      return union(await all(rest));
    case "first":
      for (const it of rest) {
        const found = await evaluate(it, bundle);
        if (found.numbers.length || it === rest.at(-1)) return found;
      }
      return none;
    case "all":
      return rest.length ? intersection(await all(rest)) : none;
    default:
      return (await import("./rarely.js")).evaluateRare([kind, ...rest], bundle);
  }
}

/**
 * The records that a query means, before they are narrowed by chosen facets.
 * @param {string} asked
 * @param {any} bundle
 * @param {boolean} [isVerbatim] whether spelling is left alone
 * @returns {Promise<Found & {respelt: string, some: boolean, unread: string[], meant: string[], isScored: boolean, clause: any[]}>}
 *   `respelt` is the query answered in full instead of a probably misspelt one, `some` whether not all words are in what was found,
 *   `meant` what of it was read otherwise than it was typed
 */
export async function search(asked, bundle, isVerbatim = false) {
  const loose = (looseSigns.test(asked) && isLoose.test(asked)) || twoLetters.test(asked) ? await import("./tidying.js") : null;
  const typed = asked.replace(/\s+/g, " ").trim();
  let { text, meant } = loose?.tidied(typed) ?? { text: typed, meant: [] };
  const valued = fieldOfWords.test(text) ? await (await import("./values.js")).withWholeValues(text, bundle) : { text, meant: [], unread: [] };
  [text, meant] = [valued.text, [...meant, ...valued.meant]];
  const { clause: read, unread } = readQuery(text);
  const reference = loose?.sureReference(typed);
  let answer = { found: reference ? await evaluate(reference, bundle) : none, clause: read, respelt: "", some: false };
  const isFewer = (than) => answer.found.numbers.length < than;
  if (isFewer(1)) answer.found = await evaluate(read, bundle);
  else answer.isReferred = true;
  if (isFewer(1)) {
    const reference = /[0-9]$/.test(typed) ? (await import("./tidying.js")).wholeReference(typed) : null;
    answer = await (await import("./spelling.js")).putRight(text, reference, answer, bundle, isVerbatim);
  }
  // What fills no page may be written in other spacings too.
  if (!answer.isReferred && isFewer(10) && !isVerbatim && /\p{L}{6}|\p{L}[\s\d-]/u.test(text + answer.respelt)) {
    answer = await (await import("./spacing.js")).inAnySpacing(text, answer, bundle);
  }
  if (isFewer(1)) answer = await (await import("./spelling.js")).withSome(read, answer, bundle);
  const { found, clause, respelt, some } = answer;
  return { ...found, respelt, some, unread: [...valued.unread, ...unread], meant, isScored: isScored(read), clause };
}

/**
 * The numbers of the records in order, best first; ties by reference.
 * @param {Found} found
 * @param {"relevance" | "newest" | "oldest"} order
 * @param {any} bundle
 * @param {number} from
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function ranked(found, order, bundle, from, count) {
  const { numbers, scores } = found;
  const dates = order === "relevance" ? null : await bundle.dates();
  const dated = (number) => (order === "newest" ? dates[number] : limit - dates[number]);
  const worth = dates ? Float64Array.from(numbers, dated) : scores;
  const key = (i) => worth[i] * limit + (limit - 1 - numbers[i]);
  const best = Float64Array.from({ length: Math.min(numbers.length, from + count) }, (_, i) => key(i)).sort(); // rising
  let least = Math.floor(best[0] / limit);
  for (let i = best.length; i < worth.length; i++) {
    if (worth[i] <= least) continue; // of equal worth, what comes later is not better
    const better = key(i);
    let at = 1;
    for (; best[at] < better; at++) best[at - 1] = best[at];
    best[at - 1] = better;
    least = Math.floor(best[0] / limit);
  }
  return Array.from(best.subarray(0, best.length - from), (key) => limit - 1 - (key % limit)).reverse();
}

/** The records of a term, with what it is worth in each; more in those of which the title has the word itself. */
export function scored(posting, records, titled) {
  if (!posting) return none;
  const { numbers, levels } = posting;
  const worth = rarity(numbers.length, records);
  const scores = Float64Array.from(levels, (level) => level * worth);
  for (let i = 0, j = 0; j < titled?.numbers.length; i++) {
    if (numbers[i] < titled.numbers[j]) continue;
    scores[i] += asTyped * worth;
    j++;
  }
  return { numbers, scores };
}
