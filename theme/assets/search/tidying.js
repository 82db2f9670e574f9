/** What is typed sloppily, as what it can only mean. The twin of `site_builder/search/queries/tidying.py`. */
import { fold, placesCited } from "./analysis.js";
import { referenceKey } from "./parsing.js";
import { quotedText, typedFields, typedLimb, typedLimbs, typedNext, typedNoun, typedNumber } from "./pieces.js";
import { asWritten } from "./written.js";

const looseStep = "(?:[1-9][a-z]?|[a-z]|[ivx]{2,5})";
const looseName = "(?:sub-? ?section|(?:sub-? ?)?para(?:graph)?)s?";
const behindSpace = "(?<![^ :(,-])";
const anyCase = (pattern) => new RegExp(pattern, "giu");
const looselyCited = anyCase(
  String.raw`${behindSpace}(${typedNoun}${typedNumber})((?:${typedLimb}|,? ${looseName} ?\(?${looseStep}\)?(?![0-9a-z])|(?<=\))${looseStep}(?![0-9a-z]))*` +
    String.raw`(?:(?: ${looseStep}|${typedLimb})+(?=$|[,;:]| (?:of|or|not|foia?|eir) ))?)|${quotedText}`,
);
const dashed = anyCase(
  String.raw`${behindSpace}(${typedNoun}${typedNumber})((?:[-/.]${looseStep})+)(?![^ ,;)])` +
    String.raw`|${behindSpace}(${typedNumber})(\.[1-9]\.[a-z])(?![^ ,;)])|${quotedText}`,
);
const fromTo = anyCase(
  String.raw`${behindSpace}((?:${typedNoun})?${typedNumber}${typedLimb}*? ?)\(([a-z]|[0-9]{1,2})\) ?(?:-|–|to) ?\(([a-z]|[0-9]{1,2})\)|${quotedText}`,
);
const nameOfLaw =
  String.raw`(?:freedom of information(?: \(scotland\))?(?: act)?|environmental information(?: \(scotland\))? regulations` +
  String.raw`|foi(?:s?a)?(?: act)?|eis?rs?)(?: 20[0-9]{2})?`;
const wholeCitation = `(?:${typedNoun}${typedNumber}${typedLimbs}?|${typedNumber}${typedLimbs})(?:${typedNext})*`;
const lawBehind = String.raw`,? (?:(?:of|under|in) )?(?:the )?(${nameOfLaw}|(?<=the )act(?: 20[0-9]{2})?)(?![^ ,;:.)])`;
const withLaw = anyCase(String.raw`(?<![^ (-])(?:(${nameOfLaw}),? (${wholeCitation})|(${wholeCitation})${lawBehind})|${quotedText}`);
const citedInField = anyCase(
  String.raw`(?<![^ -])(-?)exemption: ?(?:"([^"]*)"?` +
    String.raw`|((?:${nameOfLaw},? )?(?:${typedNoun})?${typedNumber}${typedLimbs}?(?:${typedNext}(?![^ ,;.)]))*(?:${lawBehind})?))|${quotedText}`,
);
const severalValues = anyCase(String.raw`(?<![^ -])(-?)(${typedFields}): ?\(([^()"]+)\)|${quotedText}`);
const longRegime = anyCase(String.raw`(?<![^ -])regime: ?"?(${nameOfLaw})"?(?![^ ])|${quotedText}`);
const someYears = anyCase(
  String.raw`(?<![^ ])year: ?"?([0-9]{4}|[0-9]{2}(?="?(?: |$)))(?: ?(?:-|–|/|to) ?([0-9]{4}|[0-9]{2}))?"?(?![^ ])|${quotedText}`,
);
const lettersApart = anyCase(
  String.raw`(?<![^ (-])(?<!, )(?<![&+] )(?:([a-z]) ?[&+] ?|(a) and )([a-z])(?![^ ,;:.?!)])(?! ?[&+]| and )|${quotedText}`,
);
const named = anyCase(looseName);
const bracketed = new RegExp(`^${typedLimb}*$`, "iu");
const endOfTime = anyCase(`(?<![^ ])(from|to): ?([0-9]{4}[0-9-]*)(?![^ ])|${quotedText}`);
const referredApart = new RegExp(
  String.raw`\b([Rr](?:ef|EF)(?:erence|ERENCE)?): ?((?:[A-Z]+(?: [A-Z]+){0,3}|[A-Za-z]{1,5}|` +
    String.raw`[A-Za-z]{1,5}(?: [A-Za-z]{1,5}){1,3}(?= [0-9]+ [0-9]))(?: [0-9]+)+)(?![^ ])|${quotedText}`,
  "gu",
);
const surelyReference = new RegExp(
  String.raw`^(?!${typedNoun}[0-9]|.*[a-z]{6})(?:(?:foia?|eir|rfi|ref) |(?=.*[a-z]).*[0-9][a-z]*[ /._-].*[0-9])`,
  "i",
);

/**
 * The query as it can only be meant, and what was changed in it; what stands in quotation marks stays.
 * @param {string} typed
 * @returns {{text: string, meant: string[]}}
 */
export function tidied(typed) {
  const meant = [];
  const say = (better) => meant[meant.push(better) - 1];
  let text = typed.replace(/[\s\x1c-\x1f\x85]+/g, " ").trim();
  text = text.replace(lettersApart, (whole, first, article, second, at, all) => {
    const isList = article && (/s$/i.test(placeOf(whole, at, all).before) || /[ai]/i.test(second)); // `bands A and E`
    const better = `${first ?? article}&${second}`;
    return !second || isList || whole === better ? whole : say(better);
  });
  text = asWritten(text, say, (...found) => {
    const { isWithin, isBeside } = placeOf(...found);
    return isWithin || isBeside;
  });
  text = text.replace(referredApart, (whole, field, parts) => (field ? say(`${field}:${parts.replaceAll(" ", "-")}`) : whole));
  text = text.replace(severalValues, (whole, minus, field, several, at, all) => {
    if (!field) return whole;
    const stands = placeOf(whole, at, all);
    const values = several.split(/ OR |[,|]/).map((it) => it.trim()).filter(Boolean);
    const words = values.length === 1 && /^title$/i.test(field) ? values[0].split(" ") : [];
    if (words.length < 2) return say(written(stands, minus, field, values, true));
    const pieces = words.map((it) => `${field}:${it}`);
    return say(minus ? `-(${pieces.join(" ")})` : beside(stands, pieces));
  });
  text = text.replace(someYears, (whole, from, to, at, all) => {
    if (!from) return whole;
    const first = from.length === 4 ? from : `20${from}`;
    if (to === undefined) return first === from ? whole : say(`year:${first}`);
    const [least, most] = [first, to.length === 4 ? to : first.slice(0, 2) + to].sort();
    return say(beside(placeOf(whole, at, all), [`from:${least}`, `to:${most}`]));
  });
  text = text.replace(longRegime, (whole, law) => (law?.includes(" ") ? say(`regime:${codeOf(law)}`) : whole));
  text = text.replace(dashed, (whole, place, steps, number, others) => {
    const found = (steps ?? others ?? "").match(/[0-9]+[a-z]*|[a-z]+/gi);
    return found && isPlace(found) ? say((place ?? number) + inBrackets(found, "")) : whole;
  });
  text = text.replace(looselyCited, (whole, place, following = "") => {
    const steps = following.replace(named, "").match(/[0-9]+[a-z]*|[a-z]+/gi);
    return bracketed.test(following) || !isPlace(steps) ? whole : say(place + inBrackets(steps, ""));
  });
  text = text.replace(fromTo, (whole, place, first, last) => {
    const steps = stepsBetween(first, last);
    return steps ? say(place + inBrackets(steps, "&")) : whole;
  });
  text = text.replace(citedInField, (whole, minus, exact, plain, ...others) => {
    const stands = placeOf(whole, ...others.slice(-2));
    return exemptions(stands, minus, exact || plain || "", plain !== undefined, say) ?? whole;
  });
  text = text.replace(withLaw, (whole, lawFirst, after, before, lawLast) => {
    const [cited, law] = [after ?? before ?? "", lawFirst ?? lawLast ?? ""];
    const [mark, noun] = [/^e/i.test(law) ? "r" : "s", cited.slice(0, 1).toLowerCase()];
    if (!cited || (/[a-z]/.test(noun) && noun !== mark)) return whole;
    return say(/[a-z§]/.test(noun) ? cited : mark + cited);
  });
  const { from = "", to = "" } = Object.fromEntries([...text.matchAll(endOfTime)].map((it) => [it[1]?.toLowerCase(), it[2]]));
  const shorter = Math.min(from.length, to.length);
  if (from.slice(0, shorter) > to.slice(0, shorter)) {
    const turned = { from: `from:${to}`, to: `to:${from}` };
    text = text.replace(endOfTime, (whole, name) => (name ? turned[name.toLowerCase()] : whole));
    meant.push(`${turned.from} ${turned.to}`);
  }
  return { text, meant: [...new Set(meant)] };
}

/** The field for each of the exemptions typed; null where there is one, which needs none but itself. */
function exemptions(stands, minus, typed, isPlain, say) {
  const law = new RegExp(`(?<![^ ])${nameOfLaw}(?![^ ,])`, "iu").exec(typed)?.[0];
  const folded = fold(typed.replace(new RegExp(`(?<![^ ])${nameOfLaw}(?![^ ,])`, "giu"), ""));
  const noun = new RegExp(`(?<![^ ,])${typedNoun}(?=[0-9])`, "iu").exec(typed)?.[0].slice(0, 1).toLowerCase() ?? "";
  const values = placesCited(noun.replace("§", ""), folded).flat();
  if (values.length < 2 && !(law && isPlain)) return null;
  const ofLaw = (it) => (law ? `${codeOf(law)} ${it}` : it);
  return say(written(stands, minus, "exemption", values.map(ofLaw), /\bor ?[0-9(]/i.test(folded)));
}

/** The word before what was found, whether it is in brackets already, and if not, whether NOT or OR stands beside it. */
function placeOf(whole, at, all) {
  const before = all.slice(0, at).trimEnd().split(" ").at(-1).replace(/^[-(]+/, "");
  const isWithin = all.slice(0, at).split("(").length > all.slice(0, at).split(")").length;
  return { before, isWithin, isBeside: !isWithin && (/^(?:NOT|OR)$/.test(before) || all.startsWith(" OR ", at + whole.length)) };
}

/** A field for each of its values: any of them, all of them, or, behind NOT or a minus, none of them. */
function written(stands, minus, field, values, isEither) {
  const isBracketed = values.length > 1 && stands.isBeside;
  const pieces = values.map((it) => `${minus}${field}:${inOnePiece(it, isBracketed)}`);
  const isLeftOut = stands.before === "NOT";
  if (minus || !(isEither || isLeftOut)) return beside(stands, pieces);
  return beside(stands, pieces, stands.isWithin && isLeftOut ? " NOT " : " OR ");
}

/** The value; steps of a provision behind dashes where it stands in brackets, which hold no others. */
function inOnePiece(value, isBracketed) {
  if (isBracketed && value.includes("(")) return `"${value.replaceAll("(", "-").replaceAll(")", "")}"`;
  return value.includes(" ") ? `"${value}"` : value;
}

/** The pieces, in brackets where NOT or OR stands beside them and would take one alone. */
function beside({ isBeside }, pieces, between = " ") {
  const together = pieces.join(between);
  return pieces.length > 1 && isBeside ? `(${together})` : together;
}

const inBrackets = (steps, between) => steps.map((it) => `(${it})`).join(between);

/** From one step to another, both letters or both numbers; null where that is nothing. */
function stepsBetween(first = "", last = "") {
  const isNumber = /^[0-9]/.test(first);
  if (!first || isNumber !== /^[0-9]/.test(last)) return null;
  const [from, to] = [first, last].map((it) => (isNumber ? Number(it) : it.toLowerCase().charCodeAt(0)));
  if (from > to || to >= from + 26) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => (isNumber ? String(from + i) : String.fromCharCode(from + i)));
}

/** The law by its letters. */
function codeOf(law) {
  const scottish = /scot|foisa|eisr/i.test(law) ? "s" : "";
  return /^f/i.test(law) ? `foi${scottish}a` : `ei${scottish}r`;
}

/**
 * The query as one reference, whose parts may stand apart, `NMP FOI 24 1234`; null where it cannot be one.
 * @param {string} text
 * @returns {import("./parsing.js").Clause | null}
 */
export function wholeReference(text) {
  const typed = text.trim();
  if (!/^[0-9a-z]+(?:[ /._-]+[0-9a-z]+){0,5}$/i.test(typed) || !/[0-9]$/.test(typed)) return null;
  return ["all", ["reference", referenceKey(typed)]];
}

/**
 * The same where a reference is meant before words are: it has letters and two numbers, or begins as one.
 * @param {string} text
 * @returns {import("./parsing.js").Clause | null}
 */
export const sureReference = (text) => (surelyReference.test(text) ? wholeReference(text) : null);

/** Whether these can be the steps down to a provision: a number first, and never one behind another. */
function isPlace(steps) {
  const isNumber = steps.map((it) => /^[0-9]/.test(it));
  return isNumber[0] && !isNumber.some((it, i) => it && isNumber[i - 1]);
}
