/** What a person should know about how a query was taken, and what could be done where nothing was found. */
import { referenceKey } from "./parsing.js";
import { changer, element } from "./view.js";

/**
 * The notes above the results, each a paragraph.
 * @param {any} state
 * @param {any} asked what `search` gave
 * @param {number} count of the records that were found
 * @returns {HTMLElement[]}
 */
export const notesOf = (state, asked, count) => wordsOf(state, asked, count).map((words) => element("p", {}, ...words));

function wordsOf(state, asked, count) {
  const said = [];
  if (asked.meant?.[0]) said.push(["Read as ", element("strong", {}, asked.meant.join(", ")), "."]);
  if (asked.respelt) {
    const mine = changer(state, (now) => ({ ...now, q: state.q, isVerbatim: true, page: 1 }), state.q);
    said.push(["Results for ", element("strong", {}, asked.respelt), ". Search instead for ", mine, "."]);
  }
  const taken = withdrawn(state.q);
  if (taken) said.push([taken, " was withdrawn. Its page says why."]);
  if (asked.some) said.push(["No disclosure has all of these words. These have some of them."]);
  const unread = asked.unread.map((it) => `“${it}”`).join(", ");
  if (unread) said.push([`Left out, because it has no meaning here: ${unread}.`]);
  if (state.q.trim() && asked.clause.length === 1) {
    if (unread) return said;
    if (/[\p{L}\p{N}]/u.test(state.q)) said.push(["These words are too common to search for."]);
    else said.push(["There is no word or number in this to search for."]);
  } else if (!count && !taken) said.push([`Nothing found. Try ${waysOut(state).join(", or ")}.`]);
  return said;
}

/** The link to a withdrawn response, where its reference is all that was typed. */
function withdrawn(typed) {
  const key = referenceKey(typed.replace(/^\s*ref(?:erence)?:/i, ""));
  const links = [...document.querySelector("#withdrawn").content.children];
  return key && links.find((it) => it.dataset.keys.split(" ").includes(key))?.cloneNode(true);
}

/** What could be done where nothing was found: no more than this search has room for. */
function waysOut(state) {
  const ways = /\S\s+\S/.test(state.q) ? ["fewer words"] : [];
  if (state.q.trim()) ways.push("another spelling");
  if (/(?:from|to|year):/i.test(state.q)) ways.push("other dates");
  if (Object.values(state.chosen).flat().length) ways.push("fewer filters");
  return ways.length ? ways : ["other words"];
}
