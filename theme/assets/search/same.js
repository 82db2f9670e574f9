/** Marks what was found by other words than those that were typed, because they mean the same. */
import { evaluate } from "./engine.js";
import { wantedBy } from "./excerpt.js";
import { referenceKey } from "./parsing.js";
import { union } from "./sets.js";
import { hit } from "./view.js";

/**
 * Marks such words in those results in which nothing is marked, and shows the passage that holds them; what was found by
 * its reference needs none.
 * @param {any} answer with its state, what was asked, the numbers of the records shown, their results, and the bundle
 * @param {string} root what leads to the root of the site
 */
export async function markSame({ state, asked, numbers, hits, bundle }, root) {
  const typed = wantedBy(asked.clause);
  if (!typed.openings.length) return;
  const isTyped = (term) => typed.isWanted(term, term);
  const others = (await bundle.same()).filter(([, terms]) => terms.every(isTyped)).flatMap(([meansThem]) => meansThem);
  if (!others.length) return;
  const wanted = wantedBy(["any", asked.clause, ...others.map((term) => ["term", term])]);
  const references = [...referencesIn(asked.clause), ...(/[0-9]/.test(state.q) ? [["reference", referenceKey(state.q)]] : [])]; // its parts may stand apart
  const named = new Set(union(await Promise.all(references.map((it) => evaluate(it, bundle)))).numbers);
  const records = await Promise.all(numbers.map(bundle.record));
  for (const [i, it] of hits.entries()) {
    if (named.has(numbers[i]) || it.querySelector("mark")) continue;
    const better = hit(records[i], wanted, root);
    for (const part of ["a", ".entry-excerpt"]) it.querySelector(part).replaceChildren(...better.querySelector(part).childNodes);
  }
}

/** The clauses within this one that name references, but for what is left out. */
function referencesIn(clause) {
  if (clause[0] === "reference") return [clause];
  return ["any", "first", "all"].includes(clause[0]) ? clause.slice(1).flatMap(referencesIn) : [];
}
