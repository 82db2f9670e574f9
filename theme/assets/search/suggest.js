/** Suggestions while somebody types: words, keywords, exemptions and records, each under its own heading. */
import { readAddress, writeAddress } from "./address.js";
import { analyse, fold } from "./analysis.js";
import { evaluate, ranked } from "./engine.js";
import { readQuery } from "./parsing.js";
import { readTyped } from "./provisions.js";
import { element } from "./view.js";

const pause = 120;
const shortest = 2;
const perGroup = 3;

/**
 * What could follow from what was typed.
 * @param {string} typed
 * @param {any} bundle
 * @param {string} [address] that of the search which it would change, from its question mark on: its filters stay
 * @returns {Promise<[string, {label: string, href: string}[]][]>} groups with their headings, none of them empty
 */
export async function suggestions(typed, bundle, address = "") {
  const ending = typed.match(/[\p{L}\p{N}'’]+$/u)?.[0] ?? "";
  const [before, last] = [typed.slice(0, typed.length - ending.length), fold(ending)];
  const known = analyse(before).map(([term]) => ["term", term]);
  if (last.length < shortest && !known.length && !/[0-9]/.test(typed)) return [];
  const [words, named] = await Promise.all([last.length < shortest ? [] : bundle.wordsFrom(last), bundle.suggestions()]);
  const cited = /^\W*[a-z]/i.test(typed) && named.exemptions.some(([key]) => isCited(typed, key));
  const completions = cited ? [] : words.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, perGroup);
  const now = { ...readAddress(address), page: 1, isVerbatim: false };
  const search = (state) => writeAddress({ ...now, q: "", ...state });
  const matching = (list, facet) =>
    list
      .filter(([key, label]) => startsWithin(fold(label), fold(typed.trim())) || (facet === "exemption" && isCited(typed, key)))
      .sort((a, b) => (cited ? a[0].length - b[0].length : 0)) // the section before what lies below it
      .slice(0, perGroup)
      .map(([key, label]) => ({ label, href: search({ chosen: { ...now.chosen, [facet]: [...new Set([...now.chosen[facet], key])] } }) }));
  const groups = [
    ["Words", completions.map(([word]) => ({ label: before + word, href: search({ q: before + word }) }))],
    ["Keywords", matching(named.keywords, "keyword")],
    ["Exemptions", matching(named.exemptions, "exemption")],
    ["Disclosures", await records(cited ? readQuery(typed).clause : meaning(known, completions), bundle)],
  ];
  return groups.filter(([, list]) => list.length);
}

/** Whether one of the words of the text begins so; for a provision also its bare number. */
const startsWithin = (text, beginning) => ` ${text}`.includes(` ${beginning}`) || text.slice(1).startsWith(beginning);

/** Whether a provision is being typed, in any spelling, that the key is or begins with. */
function isCited(typed, key) {
  const it = readTyped(typed);
  const [regime, place] = key.split("/");
  return it !== null && (!it.regime || it.regime === regime) && (!it.noun || it.noun === place[0]) && place.slice(1).startsWith(it.rest);
}

/** All the words before with one of the completions of the last. */
function meaning(known, completions) {
  const ends = new Set(completions.map(([word]) => analyse(word)[0]?.[0]).filter(Boolean));
  return ["all", ...known, ...(ends.size ? [["any", ...[...ends].map((term) => ["term", term])]] : [])];
}

async function records(clause, bundle) {
  const found = await evaluate(clause, bundle);
  const best = await Promise.all((await ranked(found, "relevance", bundle, 0, 3)).map(bundle.record));
  return best.map(({ title, slug }) => ({ label: title, href: `../disclosures/${slug}/` }));
}

/**
 * Turns the search box into a combobox with suggestions.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list an empty element under it
 * @param {() => Promise<any>} bundle
 * @param {(href: string) => void} follow
 */
export function offerSuggestions(box, list, bundle, follow) {
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
    said.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function activate(option) {
    for (const it of options()) it.setAttribute("aria-selected", String(it === option));
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async function offer() {
    const mine = ++turn;
    const groups = await suggestions(box.value, await bundle(), location.search);
    if (mine !== turn || document.activeElement !== box) return;
    list.replaceChildren(...groups.map(([heading, entries], g) => group(heading, entries, g)));
    list.hidden = !groups.length;
    const count = options().length;
    said.textContent = count ? `${count} suggestions` : "";
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
    close();
    follow(option.dataset.href);
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => offer().catch(close), pause); // without suggestions a search works all the same
  });
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
}
