/** Before you ask: the published answers closest to a request that somebody means to send. Nothing leaves the browser. */
import { analyse, fold, openingsOf } from "./analysis.js";
import { evaluate, ranked } from "./engine.js";
import { referenceKey } from "./parsing.js";
import { rarity } from "./scoring.js";
import { union } from "./sets.js";
import { spelling } from "./spelling.js";
import { hit } from "./view.js";

const most = 14;
const closest = 3;
const alone = 1 / 2; // of what the words of a request tell, how much is more than needed of a word that is shared alone,
const together = 1 / 3; // and of several
const seldom = 4; // what fewer records hold tells no more than what so many do, as does a word that none holds
const corrected = 4; // words at most that are looked for in the list of all, which is long
const looked = 9; // references at most whose parts stand apart that are looked up
/** What nearly every request says, whatever it is about. */
const generic = new Set(
  (
    "about act also am answer any ask between can could copy copies data date dear detail did do does each email " +
    "figure following format foi freedom full get give he held hold how if inform information kind know last like " +
    "list made many may me month much my no number official other past per period pleas please possible provid " +
    "provide public question receiv recent record regard relat request respons send she since sir so some " +
    "spreadsheet supply tell than thank them then there these they those time total under up us use want what when " +
    "where whether which who why wish within would year yours faithfully sincerely"
  )
    .split(" ")
    .flatMap((word) => analyse(word).flat()),
);

/**
 * The words by which a request is told apart, each with its term; those that stand first or are long before others.
 * @param {string} text
 * @returns {[string, string][]}
 */
export function tellingWords(text) {
  const isTelling = (term) => term?.length > 1 && !generic.has(term) && !/^\d+$/.test(term);
  const said = (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [analyse(word)[0]?.[0], word]).filter(([term]) => isTelling(term));
  const counts = new Map();
  for (const [term] of said) counts.set(term, (counts.get(term) ?? 0) + 1);
  const worth = ([term]) => counts.get(term) * 2 + Math.min(term.length, 10) / 2;
  const words = [...new Map(said.reverse())];
  return words.sort((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1)).slice(0, most);
}

/** The terms of words as records spell them: those that none holds, and that are near to others, are put right. */
async function wellSpelt(words, bundle) {
  const held = await Promise.all(words.map(([term]) => bundle.posting(term)));
  const unknown = words.filter((_, i) => !held[i]).slice(0, corrected);
  const better = new Map(await Promise.all(unknown.map(async ([term, word]) => [term, await spelling(word, bundle)])));
  const terms = words.flatMap(([term]) => (better.get(term) ? analyse(better.get(term)).map(([it]) => it) : [term]));
  return { terms: [...new Set(terms)], changed: [...better.values()].filter(Boolean) };
}

const wholeNames = /[\p{L}\p{N}][\p{L}\p{N}./-]*[0-9]/gu;
const partedName = /(?<![\p{L}\p{N}])((?:[a-z]{2,6}[ ./-]+){1,3})((?:[0-9]{1,8}[ ./-]+){0,3}[0-9]{2,8})(?![\p{L}\p{N}])/giu;

/** The records whose references stand in the text, their parts joined or apart. */
async function named(text, bundle) {
  const whole = (text.match(wholeNames) ?? []).map(referenceKey).filter((it) => /^(?:0|.*[a-z]).{4}/.test(it));
  const isName = (letters, numbers) => /[A-Z]{2}/.test(letters) || /[0-9][^0-9]+[0-9]/.test(numbers); // and not `in 2023`
  const parted = [...text.matchAll(partedName)].flatMap(([, letters, numbers]) => {
    if (!isName(letters, numbers)) return [];
    const words = letters.match(/[a-z]+/gi); // the last of them belong to it, those before may not
    return words.map((_, i) => referenceKey([...words.slice(i), numbers].join(""))).filter((it) => it.length > 4);
  });
  const keys = [...new Set([...whole.slice(0, closest), ...parted.slice(0, looked)])];
  return union(await Promise.all(keys.map((key) => evaluate(["reference", key], bundle))));
}

/**
 * The records closest to a request, best first; none that shares little of what its words tell. `changed` are words that
 * were put right.
 * @param {string} text
 * @param {any} bundle
 * @returns {Promise<{records: import("./bundle.js").Shown[], terms: string[], changed: string[]}>}
 */
export async function closestAnswers(text, bundle) {
  const { terms, changed } = await wellSpelt(tellingWords(text), bundle);
  const parts = await Promise.all(terms.map((term) => evaluate(["term", term], bundle)));
  const [words, told] = [new Uint8Array(bundle.records), new Float64Array(bundle.records)];
  let all = 0;
  for (const { numbers } of parts) {
    const tells = rarity(Math.max(numbers.length, seldom), bundle.records);
    all += tells;
    for (const number of numbers) [words[number], told[number]] = [words[number] + 1, told[number] + tells];
  }
  const isNear = (number) => told[number] > all * (words[number] > 1 ? together : alone);
  const found = union(parts);
  const near = [...found.numbers.keys()].filter((i) => isNear(found.numbers[i]));
  const kept = {
    numbers: Uint32Array.from(near, (i) => found.numbers[i]),
    scores: Float64Array.from(near, (i) => found.scores[i]),
  };
  const numbers = await ranked(union([kept, await named(text, bundle)]), "relevance", bundle, 0, closest);
  return { records: await Promise.all(numbers.map(bundle.record)), terms, changed };
}

/**
 * Shows the closest answers to what was pasted into the form, and says how close they come.
 * @param {HTMLFormElement} form
 * @param {(make: (bundle: any) => Promise<any>) => Promise<any>} asked
 * @param {string} root what leads to the root of the site
 */
export async function showClosest(form, asked, root) {
  const [said, list] = [form.querySelector("[role=status]"), form.querySelector("ol")];
  for (const it of [said, list]) it.replaceChildren();
  const { records, terms, changed } = await asked((bundle) => closestAnswers(form.elements.request.value, bundle));
  const wanted = { isWanted: (term) => terms.includes(term), openings: openingsOf(terms) };
  const come = records.length === 1 ? "This published answer comes" : `These ${records.length} published answers come`;
  const readAs = changed.length ? ` Read as: ${changed.join(", ")}.` : "";
  if (records.length) said.textContent = `${come} closest.${readAs}`;
  else if (terms.length) said.textContent = "Nothing published comes close. Your request may well be the first of its kind.";
  else said.textContent = "There is nothing in this to compare by. Say what the request is about.";
  list.replaceChildren(...records.map((record) => hit(record, wanted, root)));
}
