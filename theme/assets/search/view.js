/** Puts results on the page. Text of records only ever becomes text nodes. */
import { writeAddress } from "./address.js";
import { excerpt, markedPieces } from "./excerpt.js";

const months = "January February March April May June July August September October November December".split(" ");

/**
 * An element with attributes and children; strings become text.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const it = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
  it.append(...children);
  return it;
}

/** @param {string[]} pieces plain, marked, plain … @returns {Node[]} */
const marked = (pieces) =>
  pieces.map((text, i) => (i % 2 ? element("mark", {}, text) : document.createTextNode(text)));

/**
 * `9 April 2024`, or `April 2024` where only the month is known.
 * @param {string} date
 * @returns {string}
 */
export function dateWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return [day, months[month - 1], year].filter(Boolean).join(" ");
}

/** `12,345`: the browser's own way to say it takes longer than all ten results. @param {number} count @returns {string} */
export const inThousands = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

/**
 * One result.
 * @param {import("./bundle.js").Shown} record
 * @param {ReturnType<import("./excerpt.js").wantedBy>} wanted
 * @param {string} root what leads to the root of the site
 * @returns {HTMLElement}
 */
export function hit(record, wanted, root) {
  const spoken = record.language ? { lang: record.language } : {};
  const meta = [badge(record.outcome), record.reference];
  if (record.isSuperseded) meta.push(element("span", { class: "tag" }, "Superseded"));
  if (record.isSample) meta.push(element("span", { class: "tag" }, "Sample"));
  const { label, pieces, isOurs } = excerpt(record.stretches, wanted, record.title);
  const passage = spoken.lang && !isOurs ? [element("span", spoken, ...marked(pieces))] : marked(pieces);
  const where = ["Summary", ""].includes(label) ? [] : [element("span", { class: "entry-where" }, `${label}: `)];
  return element(
    "li",
    { "data-reference": record.reference },
    element("time", { datetime: record.date }, dateWords(record.date)),
    element("a", { href: `${root}disclosures/${record.slug}/`, ...spoken }, ...marked(markedPieces(record.title, wanted))),
    element("p", { class: "entry-excerpt" }, ...where, ...passage),
    element("p", {}, ...meta),
  );
}

/** The outcome's badge as the rest of the site shows it. */
const badge = (outcome) =>
  document.querySelector("#outcome-badges").content.querySelector(`[data-outcome="${outcome}"]`)?.cloneNode(true) ?? "";

/**
 * A link that changes what is searched for. It is followed from what the address says then: its own is that for what is
 * shown, beside which another search may be under way.
 * @param {import("./address.js").State} state
 * @param {(now: import("./address.js").State) => any} change
 * @param {string} words
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement}
 */
export const changer = (state, change, words, attributes) =>
  Object.assign(element("a", { href: writeAddress(change(state)), ...attributes }, words), { change });

/**
 * Links to the pages of results around this one.
 * @param {import("./address.js").State} state
 * @param {number} last
 * @returns {HTMLElement[]}
 */
export function pageLinks(state, last) {
  if (last < 2) return [];
  const { page } = state;
  const near = [1, page - 1, page, page + 1, last].filter((it) => it >= 1 && it <= last);
  const link = (to, words, more = {}) => element("li", {}, changer(state, (now) => ({ ...now, page: to }), words, { "data-page": String(to), ...more }));
  const numbers = [...new Set(near)].flatMap((it, i, all) => [
    ...(it - all[i - 1] > 1 ? [element("li", { "aria-hidden": "true" }, "…")] : []),
    link(it, String(it), { "aria-label": `Page ${it}`, ...(it === page ? { "aria-current": "page" } : {}) }),
  ]);
  return [
    ...(page > 1 ? [link(page - 1, "Previous", { rel: "prev" })] : []),
    ...numbers,
    ...(page < last ? [link(page + 1, "Next", { rel: "next" })] : []),
  ];
}
