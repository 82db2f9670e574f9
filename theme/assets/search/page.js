/** The search page: what the address says is searched for and shown; what a person does changes the address. */
import { readAddress, writeAddress } from "./address.js";
import { fetchFrom, openBundle, OtherFormat } from "./bundle.js";
import { ranked, search } from "./engine.js";
import { wantedBy } from "./excerpt.js";
import { narrowed } from "./narrowing.js";
import { LostFile } from "./packing.js";
import { element, hit, pageLinks } from "./view.js";

const perPage = 10;
const byId = (id) => document.getElementById(id);
const root = new URL(byId("search-form").dataset.root, document.baseURI);
const [form, box, sort, app] = ["search-form", "q", "sort", "search-app"].map(byId);
const [total, notes, results, pages, trouble] = ["results-total", "results-notes", "results", "results-pages", "results-error"].map(byId);

const open = () => openBundle(fetchFrom(new URL("search/", root)));
let opening = open();
let latest = 0;

/** The panel of facets is loaded behind the first results: nobody waits for it. */
let loading;
const facets = () =>
  (loading ??= import("./facets.js").then(
    ({ Facets }) => new Facets(byId("facets"), byId("chips"), root.href, go),
    (error) => {
      loading = undefined; // the next search asks for it again
      throw error;
    },
  ));

/** Goes to a state as a new entry of the history. */
function go(state) {
  history.pushState(null, "", writeAddress(state));
  run();
}

/** Searches for what the address says. Where a file is gone because the site was built anew, the new files are taken. */
async function run(then = () => {}) {
  const turn = ++latest;
  const isStale = () => turn !== latest;
  const state = readAddress(location.search);
  box.value = state.q;
  results.setAttribute("aria-busy", "true");
  trouble.hidden = true;
  try {
    await answer(state, await opening, isStale, then).catch(async (error) => {
      if (!(error instanceof LostFile)) throw error;
      const before = (await opening).identity;
      const renewed = await open();
      if (renewed.identity === before) throw error;
      opening = Promise.resolve(renewed);
      await answer(state, renewed, isStale, then);
    });
  } catch (error) {
    if (!isStale()) (error.isOfThePanel ? showPanelTrouble : showTrouble)(error);
    if (error.isOfThePanel) return;
    if (!(error instanceof LostFile || error instanceof OtherFormat)) throw error;
  }
}

/** Shows the answer; `then` is done as soon as it stands there, the facets follow. */
async function answer(state, bundle, isStale, then) {
  const everything = { numbers: Uint32Array.from({ length: bundle.records }, (_, i) => i), scores: new Float64Array(bundle.records) };
  const asked = state.q.trim() ? await search(state.q, bundle, state.isVerbatim) : { ...everything, clause: ["all"], unread: [], isScored: false, respelt: "" };
  const found = await narrowed(asked, state.chosen, bundle);
  state = { ...state, page: Math.min(state.page, Math.max(1, Math.ceil(found.numbers.length / perPage))) };
  const order = state.sort || (asked.isScored ? "relevance" : "newest");
  const numbers = await ranked(found, order, bundle, (state.page - 1) * perPage, perPage);
  const records = await Promise.all(numbers.map(bundle.record));
  if (isStale()) return;
  show(state, asked, found.numbers.length, records, order);
  then();
  try {
    await (await facets()).show(state, asked, bundle, isStale);
  } catch (error) {
    throw Object.assign(error, { isOfThePanel: true }); // the results stand, and are whole
  }
}

function show(state, asked, count, records, order) {
  const wanted = wantedBy(asked.clause);
  results.start = (state.page - 1) * perPage + 1;
  results.replaceChildren(...records.map((record) => hit(record, wanted, root.href)));
  results.removeAttribute("aria-busy");
  total.textContent = `${count} ${count === 1 ? "disclosure" : "disclosures"}`;
  notes.replaceChildren(...notesOf(state, asked, count).map((words) => element("p", {}, ...words)));
  pages.replaceChildren(...pageLinks(state.page, Math.ceil(count / perPage), (page) => writeAddress({ ...state, page })));
  sort.value = order;
  document.title = document.title.replace(/^(?:.* – )?(?=Search · )/, titleOf(state));
  app.hidden = false;
}

/** What tells one search from another in a list of bookmarks. */
function titleOf(state) {
  const said = [state.q, ...Object.values(state.chosen).flat()].filter(Boolean).join(", ");
  return said && `${said} – `;
}

/** What a person should know about how the query was taken. */
function notesOf(state, asked, count) {
  const said = [];
  if (asked.respelt) {
    const mine = element("a", { href: writeAddress({ ...state, isVerbatim: true, page: 1 }) }, state.q);
    said.push(["Results for ", element("strong", {}, asked.respelt), ". Search instead for ", mine, "."]);
  }
  if (asked.some) said.push(["No disclosure has all of these words. These have some of them."]);
  if (asked.unread.length) said.push([`Left out, because it has no meaning here: ${asked.unread.join(", ")}.`]);
  if (state.q.trim() && asked.clause.length === 1) {
    if (/[\p{L}\p{N}]/u.test(state.q)) said.push(["These words are too common to search for."]);
    else said.push(["There is no word or number in this to search for."]);
  } else if (!count) said.push([`Nothing found. Try ${waysOut(state).join(", or ")}.`]);
  return said;
}

/** What could be done where nothing was found: no more than this search has room for. */
function waysOut(state) {
  const ways = /\S\s+\S/.test(state.q) ? ["fewer words"] : [];
  if (state.q.trim()) ways.push("another spelling");
  if (Object.values(state.chosen).some((values) => values.length)) ways.push("fewer filters");
  return ways.length ? ways : ["other words"];
}

/** The results are whole, and only the ways to narrow them are missing. */
function showPanelTrouble() {
  byId("facets").replaceChildren(element("p", { class: "hint" }, "The filters did not arrive. They are asked for again with the next search."));
}

/** An error, and never a part of the results. */
function showTrouble(error) {
  const isOld = error instanceof OtherFormat;
  app.hidden = false;
  results.replaceChildren();
  results.removeAttribute("aria-busy");
  pages.replaceChildren();
  notes.replaceChildren();
  total.textContent = "";
  const words = isOld
    ? "This page is older than the search files of the site."
    : "The search could not be finished: a file of it did not arrive, or arrived damaged. No results are shown, because some could be missing.";
  const again = element("button", { type: "button" }, isOld ? "Load the page again" : "Try again");
  again.addEventListener("click", () => {
    if (isOld) return location.reload();
    opening = open();
    return run(() => total.focus());
  });
  trouble.replaceChildren(element("p", {}, words), again);
  trouble.hidden = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ ...readAddress(location.search), q: box.value.trim(), page: 1, isVerbatim: false });
});
sort.addEventListener("change", () => go({ ...readAddress(location.search), sort: sort.value, page: 1 }));

/** Goes where a suggestion leads: to another search, or to a disclosure. */
function follow(href) {
  if (!href.startsWith("?")) return location.assign(href);
  history.pushState(null, "", href);
  return run();
}

app.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  run(() => total.focus());
});
box.addEventListener(
  "input",
  async () => {
    const { offerSuggestions } = await import("./suggest.js");
    offerSuggestions(box, byId("suggestions"), () => opening, follow);
    box.dispatchEvent(new Event("input"));
  },
  { once: true },
);
const before = byId("before-you-ask");
before.hidden = false;
before.addEventListener(
  "toggle",
  async () => {
    const { offerAnswers } = await import("./before.js");
    offerAnswers(before.querySelector("form"), () => opening, root.href);
    before.dataset.ready = "";
  },
  { once: true },
);
if (location.hash === "#before-you-ask") before.open = true;
window.addEventListener("popstate", () => run());
const isWide = matchMedia("(min-width: 62rem)");
const fitNarrow = () => (byId("narrow").open = isWide.matches);
isWide.addEventListener("change", fitNarrow);
fitNarrow();
run();
