/** Marks what was found by other words than those that were typed, because they mean the same. */
import { wantedBy } from "./excerpt.js";
import { hit } from "./view.js";

/**
 * Marks such words in those results in which nothing is marked, and shows the passage that holds them.
 * @param {any} answer with what was asked, the numbers of the records shown, their results, and the bundle
 * @param {string} root what leads to the root of the site
 */
export async function markSame({ asked, numbers, hits, bundle }, root) {
  const typed = wantedBy(asked.clause);
  if (!typed.openings.length) return;
  const isTyped = (term) => typed.isWanted(term, term);
  const others = (await bundle.same()).filter(([, terms]) => terms.every(isTyped)).flatMap(([meansThem]) => meansThem);
  if (!others.length) return;
  const wanted = wantedBy(["any", asked.clause, ...others.map((term) => ["term", term])]);
  const records = await Promise.all(numbers.map(bundle.record));
  for (const [i, it] of hits.entries()) {
    if (it.querySelector("mark")) continue;
    const better = hit(records[i], wanted, root);
    for (const part of ["a", ".entry-excerpt"]) it.querySelector(part).replaceChildren(...better.querySelector(part).childNodes);
  }
}
