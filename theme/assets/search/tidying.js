/** What is typed sloppily, as what it can only mean. The twin of `site_builder/search/tidying.py`. */
import { typedLimb, typedNoun, typedNumber } from "./pieces.js";

const looseStep = "(?:[1-9][a-z]?|[a-z]|[ivx]{2,5})";
const looseName = "(?:sub-? ?section|(?:sub-? ?)?para(?:graph)?)s?";
const looselyCited = new RegExp(
  String.raw`(?<![^ :(,-])(${typedNoun}${typedNumber})((?:${typedLimb}|,? ${looseName} ?\(?${looseStep}\)?(?![0-9a-z])|(?<=\))${looseStep}(?![0-9a-z]))*` +
    String.raw`(?:(?: ${looseStep}|${typedLimb})+(?=$|[,;]| (?:of|or|not|foia?|eir) ))?)|"[^"]*"?`,
  "giu",
);
const named = new RegExp(looseName, "giu");
const bracketed = new RegExp(`^${typedLimb}*$`, "iu");
const endOfTime = /(?<![^ ])(from|to): ?([0-9]{4}[0-9-]*)(?![^ ])/gi;

/**
 * The query as it can only be meant, and what was changed in it; what stands in quotation marks stays.
 * @param {string} typed
 * @returns {{text: string, meant: string[]}}
 */
export function tidied(typed) {
  const meant = [];
  const line = typed.replace(/[\s\x1c-\x1f\x85]+/g, " ").trim();
  let text = line.replace(looselyCited, (whole, place, following = "") => {
    const steps = following.replace(named, "").match(/[0-9]+[a-z]*|[a-z]+/gi);
    if (bracketed.test(following) || !isPlace(steps)) return whole;
    return meant[meant.push(place + steps.map((it) => `(${it})`).join("")) - 1];
  });
  const ends = Object.fromEntries([...text.matchAll(endOfTime)].map((it) => [it[1].toLowerCase(), it[2]]));
  const { from = "", to = "" } = ends;
  const shorter = Math.min(from.length, to.length);
  if (from.slice(0, shorter) > to.slice(0, shorter)) {
    const turned = { from: `from:${to}`, to: `to:${from}` };
    text = text.replace(endOfTime, (_, name) => turned[name.toLowerCase()]);
    meant.push(`${turned.from} ${turned.to}`);
  }
  return { text, meant };
}

/** Whether these can be the steps down to a provision: a number first, and never one behind another. */
function isPlace(steps) {
  const isNumber = steps.map((it) => /^[0-9]/.test(it));
  return isNumber[0] && !isNumber.some((it, i) => it && isNumber[i - 1]);
}
