/** Provisions as facets. The twin of `site_builder/search/queries/provisions.py`. A key is `foia/s31-1-a`. */

const typed = new RegExp(
  "^(?:(?!(?:sections?|sect?|regulations?|regs?)[^a-z])([a-z]{3,})[ /:-]+)?(?:(sections?|sect?|ss?|regulations?|regs?|r)[ .]*)?" +
    "([0-9]+[a-z]*)((?:[^0-9a-z]+[0-9a-z]+)*)[^0-9a-z]*$",
);

/**
 * The provision meant by `31(1)`, `s.40(2)`, `FOIA section 31`, `eir/r12-5-b`; null where it is not one.
 * @param {string} text
 * @returns {{regime: string, noun: string, rest: string} | null}
 */
export function readTyped(text) {
  const found = typed.exec(text.trim().toLowerCase());
  if (!found) return null;
  const rest = [found[3], ...(found[4].match(/[0-9a-z]+/g) ?? [])].join("-");
  return { regime: found[1] ?? "", noun: (found[2] ?? "").slice(0, 1), rest };
}

/**
 * Those of the keys that the typed value means (not those below them).
 * @param {string} value
 * @param {Iterable<string>} keys
 * @returns {string[]}
 */
export function meant(value, keys) {
  const it = readTyped(value);
  if (!it) return [];
  return [...keys].filter((key) => {
    const [regime, place] = key.split("/");
    return (!it.regime || it.regime === regime) && (!it.noun || it.noun === place[0]) && place.slice(1) === it.rest;
  });
}

/**
 * The key and that of each provision above it.
 * @param {string} key
 * @returns {string[]}
 */
export function keysUpwards(key) {
  const steps = key.split("-");
  return steps.map((_, up) => steps.slice(0, steps.length - up).join("-"));
}
