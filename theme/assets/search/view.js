/** Puts results on the page. Text of records only ever becomes text nodes. */
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
  return `${day ? `${day} ` : ""}${months[month - 1]} ${year}`;
}

/**
 * One result, without its excerpt.
 * @param {import("./bundle.js").Head} head
 * @param {ReturnType<import("./excerpt.js").wantedBy>} wanted
 * @param {string} root what leads to the root of the site
 * @returns {HTMLElement}
 */
export function hit(head, wanted, root) {
  const badge = document.querySelector(`#outcome-badges`).content.querySelector(`[data-outcome="${head.outcome}"]`);
  return element(
    "li",
    { class: "entry", "data-reference": head.reference },
    element("p", { class: "entry-date" }, element("time", { datetime: head.date }, dateWords(head.date))),
    element(
      "div",
      { class: "entry-body" },
      element("p", { class: "entry-title" }, element("a", { href: `${root}disclosures/${head.slug}/` }, ...marked(markedPieces(head.title, wanted)))),
      element("p", { class: "entry-excerpt" }),
      element("p", { class: "entry-meta" }, ...(badge ? [badge.cloneNode(true), " "] : []), element("span", {}, head.reference), ...(head.isSample ? [" ", element("span", { class: "tag" }, "Sample")] : [])),
    ),
  );
}

/**
 * Adds the passage that shows why the record was found.
 * @param {HTMLElement} item as `hit` gives it
 * @param {[string, string][]} stretches
 * @param {ReturnType<import("./excerpt.js").wantedBy>} wanted
 */
export function addExcerpt(item, stretches, wanted) {
  const { label, pieces } = excerpt(stretches, wanted);
  const where = label === "Summary" ? [] : [element("span", { class: "entry-where" }, `${label}: `)];
  item.querySelector(".entry-excerpt").replaceChildren(...where, ...marked(pieces));
}

/**
 * Links to the pages of results around this one.
 * @param {number} page
 * @param {number} last
 * @param {(page: number) => string} address
 * @returns {HTMLElement[]}
 */
export function pageLinks(page, last, address) {
  if (last < 2) return [];
  const near = [1, page - 1, page, page + 1, last].filter((it, i, all) => it >= 1 && it <= last && all.indexOf(it) === i);
  const link = (to, words, more = {}) => element("li", {}, element("a", { href: address(to), "data-page": String(to), ...more }, words));
  const numbers = near.sort((a, b) => a - b).flatMap((it, i, all) => [
    ...(i && it - all[i - 1] > 1 ? [element("li", { "aria-hidden": "true" }, "…")] : []),
    link(it, String(it), { "aria-label": `Page ${it}`, ...(it === page ? { "aria-current": "page" } : {}) }),
  ]);
  return [
    ...(page > 1 ? [link(page - 1, "Previous", { rel: "prev" })] : []),
    ...numbers,
    ...(page < last ? [link(page + 1, "Next", { rel: "next" })] : []),
  ];
}
