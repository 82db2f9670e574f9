/** Days as they are written, `12 March 2024` or `12/03/2024`. The twin of `site_builder/search/queries/days.py`. */
import { quotedText } from "./pieces.js";

const monthNames = "January February March April May June July August September October November December".split(" ");
const longOrShort = monthNames.map((it) => `${it.slice(0, 3)}(?:${it.slice(3)})?`).join("|");
const anyMonth = `(?:${longOrShort}|Sept)`;
const anyDay = "[0-9]{1,2}(?:st|nd|rd|th)?";
const anyYear = "(?:19|20)[0-9]{2}";
const writtenDay = new RegExp(
  String.raw`(?<![^ (-])(-?)(?:(from|to): ?"?)?((?:${anyDay} (?:of )?)?${anyMonth}\.?,? ${anyYear}|${anyMonth}\.? ${anyDay},? ${anyYear}` +
    String.raw`|[0-9]{1,2}([./-])[0-9]{1,2}\4${anyYear}|${anyYear}-[0-9]{2}-[0-9]{2})"?[,;.?!]*(?![^ )])|${quotedText}`,
  "giu",
);

/**
 * The query with days as the language of queries has them. One beside OR or NOT or within brackets, and one that is left
 * out, stay as they are.
 * @param {string} text
 * @param {(better: string) => string} say told of each
 * @param {(whole: string, at: number, all: string) => boolean} isJoined
 * @returns {string}
 */
export function withDays(text, say, isJoined) {
  return text.replace(writtenDay, (whole, minus, field, typed = "", sign, at, all) => {
    const date = dateOf(typed);
    if (!date || (field && typed === date) || !(field || date.length > "2024-03".length)) return whole;
    if (field) return say(`${minus}${field}:${date}`);
    if (minus || isJoined(whole, at, all)) return whole;
    const [year, month, day] = date.split("-");
    const spelt = sign || typed === date ? [typed] : [];
    const dated = typed === date ? [] : [`(from:${date} to:${date})`]; // which no reference can be taken for
    return say([`"${Number(day)} ${monthNames[month - 1]} ${year}"`, ...spelt, ...dated].join(" OR "));
  });
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
