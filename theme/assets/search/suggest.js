/** Suggestions while somebody types: words, keywords, exemptions and records, each under its own heading. */
import { readAddress, writeAddress } from "./address.js";
import { fold } from "./analysis.js";
import { evaluate, ranked } from "./engine.js";
import { labelOf } from "./narrowing.js";
import { LostFile } from "./packing.js";
import { isScored, readQuery, referenceKey } from "./parsing.js";
import { facets } from "./pieces.js";
import { readTyped } from "./provisions.js";
import { element } from "./view.js";

const pause = 120;
const shortest = 2; // letters from which on words are offered; of a keyword the first is enough
const perGroup = 3;
const perField = 8;
const tried = 8; // words at most that are looked for together with those before them,
const numbered = 400; // and numbers as the last part of a reference: they lie side by side
const headings = { keyword: "Keywords", exemption: "Exemptions", outcome: "Outcomes", year: "Years", class: "Publication classes", regime: "Laws" };
const fieldTyped = new RegExp(`^(|.*\\s)(${facets.join("|")}):\\s*"?([^":]*)$`, "i");
const parted = /^(.*\p{L}{2,})[\s-](\p{L}+)$/u;
const spelt = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** @typedef {{label: string, href: string}} Suggestion */

/**
 * What could follow from what was typed.
 * @param {string} typed
 * @param {any} bundle
 * @param {string} [address] that of the search which it would change, from its question mark on: its filters stay
 * @returns {Promise<[string, Suggestion[]][]>} groups with their headings, none of them empty
 */
export async function suggestions(typed, bundle, address = "") {
  const now = { ...readAddress(address), page: 1, isVerbatim: false };
  const search = (q) => writeAddress({ ...now, q });
  const narrower = (q, facet) => ([key, label]) => {
    const chosen = { ...now.chosen, [facet]: [...new Set([...now.chosen[facet], key])] };
    return { label: labelOf(facet, key, label), href: writeAddress({ ...now, q, chosen }) };
  };
  const [, before, name = "", value] = fieldTyped.exec(typed) ?? [];
  const facet = name.toLowerCase();
  const isNarrower = name && !/(?:^|\s)(?:OR|NOT)\s*$/.test(before); // a filter is neither left out nor one of several
  const values = isNarrower ? await valuesOf(facet, value, bundle) : [];
  if (values.length) return [[headings[facet], values.map(narrower(before.trim(), facet))]];
  const groups = async (it) => (await anySuggestions(it, bundle, search, narrower)).filter(([, list]) => list.length);
  const [, head, tail] = parted.exec(typed) ?? [];
  const found = await groups(typed);
  return found.length || !head ? found : groups(head + tail); // `pot h` may become potholes
}

/** The values of a facet of which one of the words begins as typed, the commonest first. @returns {Promise<[string, string][]>} */
async function valuesOf(facet, typed, bundle) {
  const words = inWords(typed);
  const isMeant = ([key, label]) => begins(label, words) || begins(key, words) || (facet === "exemption" && isCited(typed, key));
  return (await listed(facet, bundle)).filter(isMeant).sort(facet === "exemption" && readTyped(typed) ? shortestFirst : () => 0).slice(0, perField);
}

async function listed(facet, bundle) {
  if (facet === "keyword" || facet === "exemption") return (await bundle.suggestions())[`${facet}s`];
  const values = [...(await bundle.facet(facet)).values()].filter((it) => it.numbers.length);
  values.sort((a, b) => (facet === "year" ? b.key - a.key : b.numbers.length - a.numbers.length));
  return values.map(({ key, label }) => [key, labelOf(facet, key, label)]);
}

async function anySuggestions(typed, bundle, search, narrower) {
  const words = inWords(typed);
  if (!words) return [];
  const ending = typed.match(/[\p{L}\p{M}\p{N}'’]+$/u)?.[0] ?? "";
  const [before, last] = [typed.slice(0, typed.length - ending.length), fold(ending)];
  const isLeftOut = /(?:^|\s)-\S*$/.test(typed);
  const isPart = isLeftOut || /(?:^|\s)[a-z]+:\S*$/i.test(before); // of a field
  const [{ keywords, exemptions }, begun] = await Promise.all([bundle.suggestions(), last.length < shortest ? [] : bundle.wordsFrom(last)]);
  const isOneSection = isSection(typed) && exemptions.some(([key]) => isCited(typed, key));
  const completions = isOneSection ? [] : await commonest(begun, before, bundle);
  const isBeginning = /\s$/.test(before) && /^\p{L}$/u.test(last); // of a word of which nothing is known yet
  const asked = [typed, ...(isBeginning ? [before] : [])].map((it) => readQuery(it).clause);
  asked.push(...completions.map(({ clause }) => clause));
  const best = isLeftOut ? [] : await records(["any", ...asked.filter(isScored)], bundle);
  const marks = marked([...keywords.map(([, label]) => label), ...best.map(({ title }) => title)]);
  const matching = (list, isToo) => (isPart ? [] : list.filter(([key, label]) => begins(label, words) || isToo(key)));
  const sections = matching(exemptions, (key) => isCited(typed, key));
  return [
    ["Words", completions.map(({ word }) => before + (marks.get(word) ?? word)).map((q) => ({ label: q, href: search(q) }))],
    ["Keywords", matching(keywords, () => false).slice(0, perGroup).map(narrower("", "keyword"))],
    ["Exemptions", sections.sort(isOneSection ? shortestFirst : () => 0).slice(0, perGroup).map(narrower("", "exemption"))],
    ["Disclosures", best.map(({ title, slug }) => ({ label: title, href: `../disclosures/${slug}/` }))],
  ];
}

/** The words that most records have together with what was typed before them, or with which it is a reference. */
async function commonest(words, before, bundle) {
  const sorted = words.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const ends = /[0-9][^\p{L}\p{N}\s]$/u.test(before) ? await endsOfReferences(sorted, before, bundle) : [];
  const best = (ends.length ? ends : sorted).slice(0, before.trim() ? tried : perGroup);
  const read = best.map(([word]) => ({ word, ...readQuery(before + word) })).filter(({ unread }) => !unread.length);
  if (!before.trim()) return read;
  const held = await Promise.all(read.map(async (it) => ({ it, count: (await evaluate(it.clause, bundle)).numbers.length })));
  return held.filter(({ count }) => count).sort((a, b) => b.count - a.count).slice(0, perGroup).map(({ it }) => it);
}

async function endsOfReferences(words, before, bundle) {
  const some = words.slice(0, numbered);
  const found = await Promise.all(some.map(([word]) => evaluate(["reference", referenceKey(before + word)], bundle)));
  return some.filter((_, i) => found[i].numbers.length);
}

async function records(clause, bundle) {
  const found = clause.length > 1 ? await evaluate(clause, bundle) : { numbers: [], scores: [] };
  return Promise.all((await ranked(found, "relevance", bundle, 0, perGroup)).map(bundle.record));
}

/** Words as they are spelt with their marks, by how they are searched for. @param {string[]} texts @returns {Map<string, string>} */
const marked = (texts) => new Map(texts.flatMap((text) => text.match(spelt) ?? []).map((word) => [fold(word), fold(word) === word ? word : word.toLowerCase()]));

/** The words of a text, folded, with one space between. @param {string} text */
const inWords = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Whether words begin within the text as these do; one letter alone only where the text begins. */
function begins(text, words) {
  const within = inWords(text);
  return within.startsWith(words) || (words.length > 1 && within.includes(` ${words}`));
}

/** Whether a provision may be what is being typed, and not a number. */
const isSection = (typed) => /^\W*[a-z]/i.test(typed);
const shortestFirst = (a, b) => a[0].length - b[0].length; // the section before what lies below it

/** Whether a provision is being typed, in any spelling, that the key is or begins with. */
function isCited(typed, key) {
  const it = readTyped(typed);
  const [regime, place] = key.split("/");
  return it !== null && (!it.regime || it.regime === regime) && (!it.noun || it.noun === place[0]) && place.slice(1).startsWith(it.rest);
}

/**
 * Turns the search box into a combobox with suggestions.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list an empty element under it
 * @param {(make: (bundle: any) => Promise<any>) => Promise<any>} asked
 * @param {(href: string) => void} follow
 * @returns {() => void} offers suggestions for what stands in the box, when no more is typed for a moment
 */
export function combobox(box, list, asked, follow) {
  let timer;
  let turn = 0;
  const said = element("p", { class: "unseen", role: "status" });
  list.after(said);
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => options().find((it) => it.getAttribute("aria-selected") === "true");

  function close() {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
    say("");
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function say(words, name = "unseen") {
    said.className = name;
    said.textContent = words;
  }

  function activate(option) {
    for (const it of options()) it.setAttribute("aria-selected", String(it === option));
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async function offer() {
    const mine = ++turn;
    const isStale = () => mine !== turn || document.activeElement !== box;
    let groups;
    try {
      groups = await asked((bundle) => suggestions(box.value, bundle, location.search));
    } catch (error) {
      const isLost = error instanceof LostFile;
      if (isLost && isStale()) return; // a search works without suggestions
      close();
      if (!isLost) throw error;
      say("The suggestions did not arrive. They are asked for again with the next letter.", "hint");
      return;
    }
    if (isStale()) return;
    list.replaceChildren(...groups.map(([heading, entries], g) => group(heading, entries, g)));
    list.hidden = !groups.length;
    const count = options().length;
    say(count ? `${count} ${count === 1 ? "suggestion" : "suggestions"}` : "");
    box.setAttribute("aria-expanded", String(count > 0));
    box.removeAttribute("aria-activedescendant");
  }

  function group(heading, entries, g) {
    const id = `suggestions-${g}`;
    const items = entries.map(({ label, href }, i) =>
      element("div", { role: "option", id: `${id}-${i}`, "data-href": href, "aria-selected": "false" }, label),
    );
    return element("div", { role: "group", "aria-labelledby": id }, element("div", { id, class: "suggestions-head" }, heading), ...items);
  }

  function choose(option) {
    const { href } = option.dataset;
    close();
    if (href.startsWith("?")) box.value = readAddress(href).q; // what became a filter is no word any more
    follow(href);
  }

  box.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const at = all.indexOf(active());
      activate(all[at < 0 && step < 0 ? all.length - 1 : at + step]);
    } else if (event.key === "Enter" && !list.hidden && active()) {
      event.preventDefault();
      choose(active());
    }
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => event.target.closest("[role=option]") && choose(event.target.closest("[role=option]")));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(offer, pause);
  };
}
