/** Porter's stemmer. The twin of `site_builder/search/terms/stemming.py`; one table of cases holds them together. */

const CC = "[^aeiou][^aeiouy]*";
const VV = "[aeiouy][aeiou]*";
const once = new RegExp(`^(?:${CC})?${VV}${CC}`, "u");
const justOnce = new RegExp(`^(?:${CC})?${VV}${CC}(?:${VV})?$`, "u");
const twice = new RegExp(`^(?:${CC})?${VV}${CC}${VV}${CC}`, "u");
const vowel = new RegExp(`^(?:${CC})?[aeiouy]`, "u");
const doubled = /([^aeiouylsz])\1$/u;
const short = new RegExp(`^${CC}[aeiouy][^aeiouwxy]$`, "u");
const clipped = /(?:at|bl|iz)$/u;

/** Words that end in an s of their own. */
const ownS =
  /^(?:(?!(?:gur|haik|has|hind|(?:sub)?men|[np]ic|snaf|sudok|tut|zul)us$)(?=.{5}).*[aeiouy].*[^aeou]us|(?:bio)?gas|bus|lens|atlas|canvas|bias|alias|trellis)$/u;

const after2 = {
  ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent", eli: "e",
  ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous",
  aliti: "al", iviti: "ive", biliti: "ble", logi: "log",
};
const after3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
const step2 = new RegExp(`^(.+?)(${Object.keys(after2).join("|")})$`, "u");
const step3 = new RegExp(`^(.+?)(${Object.keys(after3).join("|")})$`, "u");
const step4 = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/u;

/**
 * The stem of a folded word; those of one or two letters, or with a digit, are their own, but `12th` is `12`.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if ([...word].length < 3 || !(/^[a-z]+$/.test(word) || /^\p{L}+$/u.test(word))) return word.replace(/^([0-9]+)(?:st|nd|rd|th)$/, "$1");
  let it = word.startsWith("y") ? `Y${word.slice(1)}` : word;
  it = past(plural(it));
  if (it.endsWith("y") && vowel.test(it.slice(0, -1))) it = `${it.slice(0, -1)}i`;
  it = replace(it, step2, after2);
  it = replace(it, step3, after3);
  const found = step4.exec(it);
  if (found && twice.test(found[1])) it = found[1];
  return final(it).toLowerCase();
}

const plural = (it) =>
  /(?:sses|ies)$|^(?:bus|(?:bio)?gas)es$/.test(it) ? it.slice(0, -2) : it.endsWith("s") && it.at(-2) !== "s" && !ownS.test(it) ? it.slice(0, -1) : it;

function past(it) {
  if (it.endsWith("eed")) return once.test(it.slice(0, -3)) ? it.slice(0, -1) : it;
  const rest = it.endsWith("ed") ? it.slice(0, -2) : it.endsWith("ing") ? it.slice(0, -3) : "";
  if (!vowel.test(rest)) return it;
  if (clipped.test(rest) || short.test(rest)) return `${rest}e`;
  return doubled.test(rest) ? rest.slice(0, -1) : rest;
}

function replace(it, endings, after) {
  const found = endings.exec(it);
  return found && once.test(found[1]) ? found[1] + after[found[2]] : it;
}

function final(it) {
  if (it.endsWith("e")) {
    const rest = it.slice(0, -1);
    if (twice.test(rest) || (justOnce.test(rest) && !short.test(rest))) it = rest;
  }
  return it.endsWith("ll") && twice.test(it) ? it.slice(0, -1) : it;
}
