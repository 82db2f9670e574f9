/**
 * The search page: what the address says is searched for and shown; what a person does changes the address.
 *
 * This stands in the head of the page, with all that it needs: what is searched for is fetched before the rest is read.
 */
import { readAddress, writeAddress } from "./address.js";
import { OtherFormat } from "./bundle.js";
import { ranked, search } from "./engine.js";
import { wantedBy } from "./excerpt.js";
import { packedText, reveal } from "./opening.js";
import { LostFile } from "./packing.js";
import { searchFiles } from "./renewal.js";
import { unscored } from "./sets.js";
import { hit, inThousands, pageLinks } from "./view.js";

const perPage = 10;
const byId = (id) => document.getElementById(id);
const given = byId("page-data");
const root = new URL(given.dataset.root, document.baseURI);
const files = searchFiles(root, packedText(given.id));
const parsed = new Promise((done) => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", done, { once: true }) : done()));
let first = found(readAddress(location.search));
let latest = 0;

/** The panel of facets is loaded behind the first results: nobody waits for it. */
let panel;
let showAgain;

/** What a search last put into the box: what is typed there stays beside it until it is sent. */
let inBox;

/** Changes what the address says by now, as a new entry of the history: another search may have begun since it was shown. */
const go = (change, then) => follow(writeAddress(change(readAddress(location.search))), then);

/** Searches for what the address says and shows it; `then` is done as soon as it stands there, the facets follow. */
async function run(then = () => {}) {
  const turn = ++latest;
  const isStale = () => turn !== latest;
  const state = readAddress(location.search);
  const begun = first ?? found(state);
  first = null;
  if (state.q !== inBox) byId("q").value = inBox = state.q;
  byId("results").setAttribute("aria-busy", "true");
  byId("results-error").hidden = true;
  let answer;
  try {
    answer = await begun;
    if (isStale()) return;
    show(answer);
    await reveal();
    then();
  } catch (error) {
    if (!isStale()) showTrouble(error, state);
    reveal().then(putIcon);
    return butLost(error);
  }
  await (showAgain = () => showFacets(answer, isStale))();
}

/** What is lost has been said, and can be asked for again; any other error is ours. */
function butLost(error) {
  if (!(error instanceof LostFile)) throw error;
}

/** What a state is answered with. */
function found(state) {
  return files.asked((bundle) => foundIn(bundle, state));
}

const everything = ({ records }) => ({ ...unscored(Uint32Array.from({ length: records }, (_, i) => i)), clause: ["all"], unread: [] });

async function foundIn(bundle, state) {
  const asked = state.q.trim() ? await search(state.q, bundle, state.isVerbatim) : everything(bundle);
  let [left, chosen, labels] = [asked, state.chosen, []];
  if (Object.values(chosen).flat().length) {
    const { labelsOf, narrowed, settled } = await import("./narrowing.js");
    chosen = await settled(chosen, bundle);
    [left, labels] = await Promise.all([narrowed(asked, chosen, bundle), parsed.then(() => labelsOf(chosen, bundle))]);
  }
  const count = left.numbers.length;
  const page = Math.min(state.page, Math.max(1, Math.ceil(count / perPage)));
  const order = state.sort || (asked.isScored ? "relevance" : "newest");
  const numbers = await ranked(left, order, bundle, (page - 1) * perPage, perPage);
  const wanted = wantedBy(asked.clause);
  const made = async (number) => hit(await bundle.record(number).finally(() => parsed), wanted, root.href); // while others still come
  const isOdd = asked.meant?.length || asked.respelt || asked.some || asked.unread.length || !count || (state.q.trim() && asked.clause.length < 2);
  const [notes, hits] = await Promise.all([isOdd ? noted(state, asked, count) : [], Promise.all(numbers.map(made))]);
  return { bundle, state: { ...state, chosen, page }, asked, labels, count, order, numbers, notes, hits };
}

/** The results stand, and are whole: what can be done with them is shown when they are seen, and is of the same files. */
async function showFacets(answer, isStale) {
  const isFirst = latest === 1 && !panel;
  byId("facets-error").hidden = true;
  if (isFirst) await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 200 }));
  putIcon();
  try {
    const isOld = isFirst && isFromStore() && (await files.isRenewed(answer.bundle));
    if (!isStale()) await files.asked((bundle) => (isOld || bundle !== answer.bundle ? run() : showPanel(answer, isStale)));
  } catch (error) {
    if (!isStale()) byId("facets-error").hidden = Boolean(panel); // the panel says itself what it lacks
    butLost(error);
  }
}

async function showPanel(answer, isStale) {
  const { Facets, showBeside } = await import("./facets.js");
  panel ??= new Facets(byId("facets"), byId("chips"), root.href, go, () => showAgain());
  await showBeside(panel, answer, isStale);
}

/** A page that the browser had kept, and did not ask for again, may be of an older build than its site. */
const isFromStore = () => performance.getEntriesByType("navigation")[0]?.transferSize === 0;

/** What is to be said about this search, which most need not. */
async function noted(...found) {
  const [{ notesOf }] = await Promise.all([import("./notes.js"), parsed]);
  return notesOf(...found);
}

function show({ state, labels, count, order, notes, hits }) {
  const results = byId("results");
  results.start = (state.page - 1) * perPage + 1;
  results.replaceChildren(...hits);
  results.removeAttribute("aria-busy");
  byId("results-total").textContent = `${inThousands(count)} ${count === 1 ? "disclosure" : "disclosures"}`;
  byId("results-notes").replaceChildren(...notes);
  byId("results-pages").replaceChildren(...pageLinks(state, Math.ceil(count / perPage)));
  byId("sort").value = order;
  name(state, labels);
}

/** Says which search this is, in words, and shows where it stands. */
function name(state, labels) {
  byId("results-link").href = writeAddress(state);
  byId("results-link").textContent = "Link to this search";
  const said = [state.q, ...labels].filter(Boolean).join(", "); // what tells it from others in a list of bookmarks
  document.title = document.title.replace(/^(?:.* – )?(?=Search · )/, () => said && `${said} – `);
  byId("search-app").hidden = false;
}

/** The icon of the site, which a browser draws as a page of its own: not while a search is under way. */
function putIcon() {
  for (const it of document.querySelectorAll("link[data-href]")) {
    it.href = it.dataset.href;
    delete it.dataset.href;
  }
}

/** An error, and never a part of the results. */
function showTrouble(error, state) {
  name(state, []);
  for (const id of ["results", "results-pages", "results-notes", "results-total", "facets", "chips"]) byId(id).replaceChildren();
  byId("results").removeAttribute("aria-busy");
  byId("error-lost").hidden = !(byId("error-old").hidden = !(error instanceof OtherFormat));
  byId("results-error").hidden = false;
}

/** Goes where a link or a suggestion leads: to another search, or to a disclosure. */
function follow(href, then) {
  if (!href.startsWith("?")) return location.assign(href);
  history.pushState(null, "", href);
  return run(then);
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
  if (link.change) go(link.change, toResults);
  else follow(link.getAttribute("href"), toResults);
}

let suggestSoon;

/** What is loaded for the box when somebody types; where it does not come, or a search is sent first, the next letter asks again. */
async function offerInBox() {
  const turn = latest;
  const { combobox } = await import("./suggest.js");
  suggestSoon ??= combobox(byId("q"), byId("suggestions"), files.asked, follow);
  if (turn === latest) suggestSoon();
}

/** Answers the request that was pasted below. */
async function answerRequest(event) {
  event.preventDefault();
  byId("before-lost").hidden = true;
  try {
    await (await import("./before.js")).showClosest(event.target, files.asked, root.href);
  } catch (error) {
    byId("before-lost").hidden = false;
    butLost(error);
  }
}

/** Shows what was searched for and listens, once the page has been read. */
function begin() {
  const [box, sort, before, isWide] = [byId("q"), byId("sort"), byId("before-you-ask"), matchMedia("(min-width: 62rem)")];
  const fitNarrow = () => (byId("narrow").open = isWide.matches);
  const openBefore = () => (before.open ||= location.hash === "#before-you-ask");
  const onceMore = (id, act) => byId(id).lastElementChild.addEventListener("click", act);
  fitNarrow();
  run(() => history.state?.scrolled && scrollTo({ top: history.state.scrolled, behavior: "instant" }));
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    go((now) => ({ ...now, q: box.value.trim(), page: 1, isVerbatim: false }));
  });
  sort.addEventListener("change", () => go((now) => ({ ...now, sort: sort.value, page: 1 })));
  byId("search-app").addEventListener("click", follows);
  onceMore("error-lost", ({ target }) => run(toResults).then(() => document.activeElement === document.body && target.focus())); // if it is there again
  onceMore("error-old", () => location.reload());
  onceMore("facets-error", () => showAgain().then(toResults));
  box.addEventListener("input", () => offerInBox().catch(butLost));
  before.addEventListener("submit", answerRequest);
  before.hidden = false;
  openBefore();
  window.addEventListener("hashchange", openBefore);
  isWide.addEventListener("change", fitNarrow);
  window.addEventListener("popstate", () => run());
}

first.catch(() => {}); // it is said when the page is there to say it
parsed.then(begin);
