/**
 * The search page: what the address says is searched for and shown; what a person does changes the address.
 *
 * This stands in the head of the page, with all that it needs: what is searched for is fetched before the rest is read.
 */
import { readAddress, writeAddress } from "./address.js";
import { fetchFrom, openBundle, OtherFormat } from "./bundle.js";
import { ranked, search } from "./engine.js";
import { wantedBy } from "./excerpt.js";
import { packedText, reveal } from "./opening.js";
import { LostFile } from "./packing.js";
import { element, hit, inThousands, pageLinks } from "./view.js";

const perPage = 10;
const byId = (id) => document.getElementById(id);
const given = byId("page-data");
const root = new URL(given.dataset.root, document.baseURI);
const fetchFile = fetchFrom(new URL("search/", root));
let opening = openBundle(fetchFile, packedText(given.id));
const parsed = new Promise((done) => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", done, { once: true }) : done()));
let first = found(readAddress(location.search));
let latest = 0;

/** Whether the site was built anew since the bundle was opened; if so, the new files are taken from now on. */
async function isRenewed(bundle) {
  const renewed = await openBundle(fetchFile);
  if (renewed.identity === bundle.identity) return false;
  opening = Promise.resolve(renewed);
  return true;
}

/** The panel of facets is loaded behind the first results: nobody waits for it. */
let loading;
const panel = () =>
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

/** Searches for what the address says and shows it; `then` is done as soon as it stands there, the facets follow. */
async function run(then = () => {}) {
  const turn = ++latest;
  const isStale = () => turn !== latest;
  const state = readAddress(location.search);
  const begun = first ?? found(state);
  first = null;
  byId("q").value = state.q;
  byId("results").setAttribute("aria-busy", "true");
  byId("results-error").hidden = true;
  let answer;
  try {
    answer = await begun;
    if (isStale()) return;
    show(answer);
    reveal();
    then();
  } catch (error) {
    if (!isStale()) showTrouble(error);
    reveal();
    if (!(error instanceof LostFile || error instanceof OtherFormat)) throw error;
    return;
  }
  await showFacets(answer, isStale);
}

/** What a state is answered with. Where a file is gone because the site was built anew, it comes from the new files. */
async function found(state) {
  const bundle = await opening;
  try {
    return await foundIn(bundle, state);
  } catch (error) {
    if (!(error instanceof LostFile && (await isRenewed(bundle)))) throw error;
    return foundIn(await opening, state);
  }
}

async function foundIn(bundle, state) {
  const everything = () => ({ numbers: Uint32Array.from({ length: bundle.records }, (_, i) => i), scores: new Float64Array(bundle.records) });
  const asked = state.q.trim() ? await search(state.q, bundle, state.isVerbatim) : { ...everything(), clause: ["all"], unread: [], isScored: false, respelt: "" };
  const isNarrowed = Object.values(state.chosen).some((values) => values.length);
  const left = isNarrowed ? await (await import("./narrowing.js")).narrowed(asked, state.chosen, bundle) : asked;
  const count = left.numbers.length;
  const page = Math.min(state.page, Math.max(1, Math.ceil(count / perPage)));
  const order = state.sort || (asked.isScored ? "relevance" : "newest");
  const numbers = await ranked(left, order, bundle, (page - 1) * perPage, perPage);
  const wanted = wantedBy(asked.clause);
  const made = async (number) => hit(await bundle.record(number).finally(() => parsed), wanted, root.href); // while others still come
  return { bundle, state: { ...state, page }, asked, count, order, hits: await Promise.all(numbers.map(made)) };
}

/** The results stand, and are whole: what can be done with them is shown when they are seen. */
async function showFacets({ bundle, state, asked }, isStale) {
  try {
    if (latest === 1) await new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 200 }) : setTimeout(done)));
    const isOld = latest === 1 && isFromStore() && (await isRenewed(bundle));
    if (isStale()) return;
    if (isOld) run();
    else await (await panel()).show(state, asked, bundle, isStale);
  } catch (error) {
    if (isStale()) return;
    if (error instanceof LostFile && (await isRenewed(bundle).catch(() => false))) run();
    else byId("facets").replaceChildren(element("p", { class: "hint" }, "The filters did not arrive. They are asked for again with the next search."));
  }
}

/** A page that the browser had kept, and did not ask for again, may be of an older build than its site. */
const isFromStore = () => performance.getEntriesByType("navigation")[0]?.transferSize === 0;

function show({ state, asked, count, order, hits }) {
  const results = byId("results");
  results.start = (state.page - 1) * perPage + 1;
  results.replaceChildren(...hits);
  results.removeAttribute("aria-busy");
  byId("results-total").textContent = `${inThousands(count)} ${count === 1 ? "disclosure" : "disclosures"}`;
  byId("results-notes").replaceChildren(...notesOf(state, asked, count).map((words) => element("p", {}, ...words)));
  byId("results-pages").replaceChildren(...pageLinks(state.page, Math.ceil(count / perPage), (page) => writeAddress({ ...state, page })));
  byId("sort").value = order;
  byId("results-link").href = writeAddress(state);
  byId("results-link").textContent = "Link to this search";
  document.title = document.title.replace(/^(?:.* – )?(?=Search · )/, titleOf(state));
  byId("search-app").hidden = false;
}

/** What tells one search from another in a list of bookmarks. */
function titleOf(state) {
  const said = [state.q, ...Object.values(state.chosen).flat()].filter(Boolean).join(", ");
  return said && `${said} – `;
}

/** What a person should know about how the query was taken. */
function notesOf(state, asked, count) {
  const said = [];
  if (asked.meant?.[0]) said.push(["Read as ", element("strong", {}, asked.meant.join(", ")), "."]);
  if (asked.respelt) {
    const mine = element("a", { href: writeAddress({ ...state, isVerbatim: true, page: 1 }) }, state.q);
    said.push(["Results for ", element("strong", {}, asked.respelt), ". Search instead for ", mine, "."]);
  }
  if (asked.some) said.push(["No disclosure has all of these words. These have some of them."]);
  const unread = asked.unread.map((it) => `“${it}”`).join(", ");
  if (unread) said.push([`Left out, because it has no meaning here: ${unread}.`]);
  if (state.q.trim() && asked.clause.length === 1) {
    if (unread) return said;
    if (/[\p{L}\p{N}]/u.test(state.q)) said.push(["These words are too common to search for."]);
    else said.push(["There is no word or number in this to search for."]);
  } else if (!count) said.push([`Nothing found. Try ${waysOut(state).join(", or ")}.`]);
  return said;
}

/** What could be done where nothing was found: no more than this search has room for. */
function waysOut(state) {
  const ways = /\S\s+\S/.test(state.q) ? ["fewer words"] : [];
  if (state.q.trim()) ways.push("another spelling");
  if (/(?:from|to|year):/i.test(state.q)) ways.push("other dates");
  if (Object.values(state.chosen).some((values) => values.length)) ways.push("fewer filters");
  return ways.length ? ways : ["other words"];
}

/** An error, and never a part of the results. */
function showTrouble(error) {
  const isOld = error instanceof OtherFormat;
  byId("search-app").hidden = false;
  for (const id of ["results", "results-pages", "results-notes", "results-total"]) byId(id).replaceChildren();
  byId("results").removeAttribute("aria-busy");
  const words = isOld
    ? "This page is older than the search files of the site."
    : "The search could not be finished: a file of it did not arrive, or arrived damaged. No results are shown, because some could be missing.";
  const again = element("button", { type: "button" }, isOld ? "Load the page again" : "Try again");
  again.addEventListener("click", () => {
    if (isOld) return location.reload();
    opening = openBundle(fetchFile);
    return run(toResults);
  });
  byId("results-error").replaceChildren(element("p", {}, words), again);
  byId("results-error").hidden = false;
}

/** Goes where a suggestion leads: to another search, or to a disclosure. */
function follow(href) {
  if (!href.startsWith("?")) return location.assign(href);
  history.pushState(null, "", href);
  return run();
}

/** Brings who reads or listens to the results, at once: a slow movement would be stopped by what is shown meanwhile. */
function toResults() {
  const said = byId("results-total");
  said.focus({ preventScroll: true });
  said.scrollIntoView({ behavior: "instant", block: "nearest" });
}

function follows(event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (!link.matches("[href^='?']")) return history.replaceState({ scrolled: scrollY }, ""); // for whoever comes back
  event.preventDefault();
  if (link.id === "results-link" && navigator.clipboard) return navigator.clipboard.writeText(link.href).then(() => (link.textContent = "Link copied"));
  history.pushState(null, "", link.getAttribute("href"));
  run(toResults);
}

/** What is loaded for the box and for the request pasted below, when somebody begins to use them. */
async function offerInBox() {
  const { offerSuggestions } = await import("./suggest.js");
  offerSuggestions(byId("q"), byId("suggestions"), () => opening, follow);
  byId("q").dispatchEvent(new Event("input"));
}

async function offerBefore({ target }) {
  const { offerAnswers } = await import("./before.js");
  offerAnswers(target.querySelector("form"), () => opening, root.href);
  target.dataset.ready = "";
}

/** Shows what was searched for and listens, once the page has been read. */
function begin() {
  const [box, sort, before, isWide] = [byId("q"), byId("sort"), byId("before-you-ask"), matchMedia("(min-width: 62rem)")];
  const fitNarrow = () => (byId("narrow").open = isWide.matches);
  const openBefore = () => (before.open ||= location.hash === "#before-you-ask");
  fitNarrow();
  run(() => history.state?.scrolled && scrollTo({ top: history.state.scrolled, behavior: "instant" }));
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    go({ ...readAddress(location.search), q: box.value.trim(), page: 1, isVerbatim: false });
  });
  sort.addEventListener("change", () => go({ ...readAddress(location.search), sort: sort.value, page: 1 }));
  byId("search-app").addEventListener("click", follows);
  box.addEventListener("input", offerInBox, { once: true });
  before.hidden = false;
  before.addEventListener("toggle", offerBefore, { once: true });
  openBefore();
  window.addEventListener("hashchange", openBefore);
  isWide.addEventListener("change", fitNarrow);
  window.addEventListener("popstate", () => run());
}

first.catch(() => {}); // it is said when the page is there to say it
parsed.then(begin);
