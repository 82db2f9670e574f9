/** Days, years and amounts as they are written, `12 March 2024`, `2022/23`, `£1.2m`. The twin of `site_builder/search/queries/written.py`. */
import { quotedText } from "./pieces.js";

const monthNames = "January February March April May June July August September October November December".split(" ");
const longOrShort = monthNames.map((it) => `${it.slice(0, 3)}(?:${it.slice(3)})?`).join("|");
const anyMonth = `(?:${longOrShort}|Sept)`;
const anyDay = "[0-9]{1,2}(?:st|nd|rd|th)?";
const anyYear = "(?:19|20)[0-9]{2}";
const writtenEnd = `[,;.?!]*(?![^ )])|${quotedText}`;
const writtenDate = new RegExp(
  String.raw`(?<![^ (-])(-?)(?:(from|to): ?"?)?((?:${anyDay} (?:of )?)?${anyMonth}\.?,? ${anyYear}|${anyMonth}\.? ${anyDay},? ${anyYear}` +
    String.raw`|[0-9]{1,2}([./-])[0-9]{1,2}\4${anyYear}|${anyYear}-[0-9]{2}-[0-9]{2})"?${writtenEnd}`,
  "giu",
);
const writtenYears = new RegExp(`(?<![^ (-])(-?)(${anyYear})( to |[-/–])((?:19|20)?[0-9]{2})${writtenEnd}`, "gu");
const writtenAmount = new RegExp(
  String.raw`(?<![^ (-])(-?)([£$€]?[0-9]{1,3}(?:\.[0-9]{1,2})?) ?(million|billion|m|bn|k)${writtenEnd}`,
  "giu",
);
/** Each way to write a scale with the other. */
const scales = { m: "million", bn: "billion", million: "m", billion: "bn" };

/**
 * The query with each day, year and amount as the language of queries has them. One beside OR or NOT or within brackets,
 * and one that is left out, stay as they are.
 * @param {string} text
 * @param {(better: string) => string} say told of each
 * @param {(whole: string, at: number, all: string) => boolean} isJoined
 * @returns {string}
 */
export function asWritten(text, say, isJoined) {
  const put = (written, pattern, better) =>
    written.replace(pattern, (whole, minus, ...found) => {
      const at = found.findIndex((it) => typeof it === "number");
      const isLeft = minus !== "" || isJoined(whole, found[at], found[at + 1]);
      const other = isLeft ? "" : better(...found);
      return other ? say(other) : whole;
    });
  const bound = text.replace(writtenDate, (whole, minus, field, typed) => {
    const date = field ? dateOf(typed) : "";
    return date && date !== typed ? say(`${minus}${field}:${date}`) : whole;
  });
  return put(put(put(bound, writtenDate, dayWritten), writtenYears, yearsWritten), writtenAmount, amountWritten);
}

/** The texts that say a day, and the responses of it; "" where it is none. */
function dayWritten(field, typed, sign) {
  const date = dateOf(typed);
  if (field || date.length < "2024-03-12".length) return "";
  const [year, month, day] = date.split("-");
  const same = sign || typed === date ? [typed] : [];
  const dated = typed === date ? [] : [`(from:${date} to:${date})`]; // which no reference can be taken for
  return [`"${Number(day)} ${monthNames[month - 1]} ${year}"`, ...same, ...dated].join(" OR ");
}

/** The day or the month as `YYYY-MM-DD` or `YYYY-MM`; "" where the calendar has none such. */
function dateOf(typed) {
  const numbers = (typed.match(/[0-9]+/g) ?? []).map((it) => it.padStart(2, "0"));
  const parts = numbers.length > 1 && numbers[0].length > 2 ? numbers : numbers.reverse();
  const name = /[a-z]{3,}/i.exec(typed)?.[0].slice(0, 3).toLowerCase();
  if (name) parts.splice(1, 0, String(monthNames.findIndex((it) => it.slice(0, 3).toLowerCase() === name) + 1).padStart(2, "0"));
  const [year, month, day = 1] = parts.map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? parts.join("-") : "";
}

/** A year that begins in one and ends in the next, in both its spellings; "" where they do not follow. */
function yearsWritten(first, sign, last) {
  const follows = String(Number(first) + 1);
  const isShort = last.length === 2;
  if (last !== (isShort ? follows.slice(2) : follows) || (sign === "-" && isShort && Number(last) <= 12)) return ""; // a month
  const other = isShort ? `"${first} to ${follows}"` : `"${first}/${follows.slice(2)}"`;
  const same = sign === " to " ? `"${first} to ${last}"` : first + sign + last;
  return `(${same} OR ${other})`;
}

/** An amount with its scale as a letter and as a word, or in full. */
function amountWritten(number, typed) {
  const scale = typed.toLowerCase();
  if (scale === "k") return number.includes(".") ? "" : `(${number}k OR ${number},000)`;
  const [letters, words] = [scale, scales[scale]].sort((a, b) => a.length - b.length);
  return `("${number}${letters}" OR "${number} ${words}")`;
}
