/** What is searched for, as the address bar holds it: a search can be shared, bookmarked and gone back to. */
import { facets } from "./pieces.js";

/**
 * @typedef {object} State
 * @property {string} q what was typed
 * @property {Record<string, string[]>} chosen the values chosen in each facet
 * @property {"" | "relevance" | "newest" | "oldest"} sort "" for what fits the query
 * @property {number} page from 1
 * @property {boolean} isVerbatim whether spelling is left alone
 */

const orders = ["relevance", "newest", "oldest"];

/**
 * @param {string} search the address from its question mark on
 * @returns {State}
 */
export function readAddress(search) {
  const said = new URLSearchParams(search);
  const chosen = Object.fromEntries(facets.map((name) => [name, [...new Set(said.getAll(name).filter(Boolean))]]));
  const sort = orders.includes(said.get("sort")) ? said.get("sort") : "";
  const page = Math.max(1, Number.parseInt(said.get("page"), 10) || 1);
  return { q: (said.get("q") ?? "").trim(), chosen, sort, page, isVerbatim: said.get("spelling") === "mine" };
}

/**
 * The address of a state, from its question mark on; only what differs from an empty search is said.
 * @param {State} state
 * @returns {string}
 */
export function writeAddress({ q, chosen, sort, page, isVerbatim }) {
  const said = new URLSearchParams();
  if (q) said.set("q", q);
  for (const name of facets) for (const value of chosen[name] ?? []) said.append(name, value);
  if (sort) said.set("sort", sort);
  if (isVerbatim) said.set("spelling", "mine");
  if (page > 1) said.set("page", String(page));
  return `?${said}`;
}
