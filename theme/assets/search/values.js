/** Values of several words typed behind a field without quotation marks. The twin of `site_builder/search/queries/values.py`. */
import { outcomes, slug } from "./parsing.js";
import { quotedText } from "./pieces.js";

const valueWord = String.raw`[^\s"“”„«»():]+(?=[ "()]|$)`;
const valued = new RegExp(
  String.raw`(?<![^ (-])(outcome|keyword|class): ?(?:"([^"]*)"?|(${valueWord}(?: ${valueWord})*))|${quotedText}`,
  "giu",
);
const called = { "neither-confirmed-nor-denied": "neither-confirm-nor-deny", "over-the-cost-limit": "cost-limit", "outcome-not-recorded": "not-recorded" };
const outcomeOf = (key) => called[key] ?? (outcomes.includes(key) ? key : "");

/**
 * The query with the longest run of words behind a field that is a value of it read as that value; a keyword or a class
 * that no record has is left out.
 * @param {string} text
 * @param {any} bundle
 * @returns {Promise<{text: string, meant: string[], unread: string[]}>}
 */
export async function withWholeValues(text, bundle) {
  const letters = (key) => key.replaceAll("-", "");
  const keysOf = async (name) => [name, new Set([...(await bundle.facet(name)).keys()].map(letters))];
  const known = new Map(await Promise.all(["keyword", "class"].filter((it) => text.toLowerCase().includes(`${it}:`)).map(keysOf)));
  const isKnown = (name, value) => known.get(name).has(letters(slug(value)));
  const [meant, unread] = [[], []];
  const better = text.replace(valued, (whole, field, quoted, run, at) => {
    if (!field) return whole;
    const name = field.toLowerCase();
    const words = (run ?? "").split(" ");
    for (let count = untilSign(words); count > 1; count--) {
      const value = words.slice(0, count).join(" ").replace(/[,;.]+$/, "");
      const key = name === "outcome" ? outcomeOf(slug(value)) : isKnown(name, value) ? `"${value}"` : "";
      if (key) return meant[meant.push(`${name}:${key}`) - 1] + run.slice(value.length);
    }
    const value = quoted ?? words[0];
    const isBeside = words[1] === "OR" || text.startsWith(" OR ", at + whole.length) || /(?:-|(?:OR|NOT)\s*)$/.test(text.slice(0, at));
    if (name === "outcome" || !slug(value) || isKnown(name, value) || isBeside) return whole;
    unread.push(quoted === undefined ? `${field}:${value}` : `${field}:"${value}"`);
    return quoted === undefined ? run.slice(value.length) : "";
  });
  return { text: better.replace(/\s+/g, " ").trim(), meant: [...new Set(meant)], unread: [...new Set(unread)] };
}

/** How many words stand before `OR`, `NOT`, or one that is left out. */
function untilSign(words) {
  const at = words.findIndex((it, i) => it === "OR" || it === "NOT" || (i && it.startsWith("-")));
  return at < 0 ? words.length : at;
}
