/** Before you ask: the published answers closest to a request that somebody means to send. Nothing leaves the browser. */
import { analyse, openingsOf } from "./analysis.js";
import { evaluate, ranked } from "./engine.js";
import { element, hit } from "./view.js";

const most = 14;
const closest = 3;
const enough = 3; // of the telling words, how many an answer must share at least,
const share = 1 / 3; // and which part of a long request; words that no record holds count against all
/** What nearly every request says, whatever it is about. */
const generic = new Set(
  (
    "about act also answer any ask between can could copy copies data date dear detail each email figure " +
    "following format foi freedom full give held hold how if inform information kind know last like list " +
    "made many may month much number official other past per period pleas please possible provid provide public " +
    "question receiv recent record regard relat request respons send since sir spreadsheet supply thank " +
    "them these they time total under up use what when where whether which who why within would year yours " +
    "faithfully sincerely"
  )
    .split(" ")
    .flatMap((word) => analyse(word).flat()),
);

/**
 * The terms by which a request is told apart, those that stand first or are long before others.
 * @param {string} text
 * @returns {string[]}
 */
export function tellingTerms(text) {
  const terms = analyse(text).map(([term]) => term).filter((term) => term.length > 2 && !generic.has(term) && !/^\d+$/.test(term));
  const counts = new Map();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const worth = (term) => counts.get(term) * 2 + Math.min(term.length, 10) / 2;
  return [...counts.keys()].sort((a, b) => worth(b) - worth(a) || (a < b ? -1 : 1)).slice(0, most);
}

/**
 * The records closest to a request, best first; none that shares only a word or two with it.
 * @param {string} text
 * @param {any} bundle
 * @returns {Promise<{records: import("./bundle.js").Shown[], terms: string[]}>}
 */
export async function closestAnswers(text, bundle) {
  const terms = tellingTerms(text);
  const parts = await Promise.all(terms.map((term) => evaluate(["term", term], bundle)));
  const shared = new Map();
  for (const { numbers } of parts) for (const number of numbers) shared.set(number, (shared.get(number) ?? 0) + 1);
  const needed = Math.max(Math.min(enough, terms.length), Math.ceil(terms.length * share));
  const found = await evaluate(["any", ...terms.map((term) => ["term", term])], bundle);
  const near = [...found.numbers.keys()].filter((i) => needed && shared.get(found.numbers[i]) >= needed);
  const kept = {
    numbers: Uint32Array.from(near, (i) => found.numbers[i]),
    scores: Float64Array.from(near, (i) => found.scores[i]),
  };
  const numbers = await ranked(kept, "relevance", bundle, 0, closest);
  return { records: await Promise.all(numbers.map(bundle.record)), terms };
}

/**
 * Lets the form show the closest answers to what is pasted into it.
 * @param {HTMLFormElement} form
 * @param {() => Promise<any>} bundle
 * @param {string} root what leads to the root of the site
 */
export function offerAnswers(form, bundle, root) {
  const [said, list] = [form.querySelector("[role=status]"), form.querySelector("ol")];
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    list.replaceChildren();
    try {
      const { records, terms } = await closestAnswers(form.elements.request.value, await bundle());
      const wanted = { isWanted: (term) => terms.includes(term), openings: openingsOf(terms) };
      const come = records.length === 1 ? "This published answer comes" : `These ${records.length} published answers come`;
      said.textContent = records.length
        ? `${come} closest.`
        : "Nothing published comes close. Your request may well be the first of its kind.";
      list.replaceChildren(...records.map((record) => hit(record, wanted, root)));
    } catch (error) {
      said.replaceChildren(element("span", {}, "The comparison could not be finished: a file of it did not arrive. Please try again."));
      throw error;
    }
  });
}
