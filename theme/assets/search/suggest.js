/** Suggestions while somebody types: words, keywords, exemptions and records, each under its own heading. */
import { writeAddress } from "./address.js";
import { analyse, fold } from "./analysis.js";
import { evaluate, ranked } from "./engine.js";
import { element } from "./view.js";

const pause = 120;
const shortest = 2;
const perGroup = 3;
const noChoice = { outcome: [], exemption: [], year: [], keyword: [], regime: [], class: [] };

/**
 * What could follow from what was typed.
 * @param {string} typed
 * @param {any} bundle
 * @returns {Promise<[string, {label: string, href: string}[]][]>} groups with their headings, none of them empty
 */
export async function suggestions(typed, bundle) {
  const ending = typed.match(/[\p{L}\p{N}'’]+$/u)?.[0] ?? "";
  const [before, last] = [typed.slice(0, typed.length - ending.length), fold(ending)];
  if (last.length < shortest) return [];
  const [words, named] = await Promise.all([bundle.wordsFrom(last), bundle.suggestions()]);
  const completions = words.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, perGroup);
  const search = (state) => writeAddress({ q: "", chosen: noChoice, sort: "", page: 1, isVerbatim: false, ...state });
  const matching = (list, facet) =>
    list
      .filter(([, label]) => startsWithin(fold(label), fold(typed.trim())))
      .slice(0, perGroup)
      .map(([key, label]) => ({ label, href: search({ chosen: { ...noChoice, [facet]: [key] } }) }));
  const groups = [
    ["Words", completions.map(([word]) => ({ label: before + word, href: search({ q: before + word }) }))],
    ["Keywords", matching(named.keywords, "keyword")],
    ["Exemptions", matching(named.exemptions, "exemption")],
    ["Disclosures", await records(before, completions, bundle)],
  ];
  return groups.filter(([, list]) => list.length);
}

/** Whether one of the words of the text begins so; for a provision also its bare number. */
const startsWithin = (text, beginning) => ` ${text}`.includes(` ${beginning}`) || text.slice(1).startsWith(beginning);

async function records(before, completions, bundle) {
  const known = analyse(before).map(([term]) => ["term", term]);
  const ends = completions.map(([word]) => analyse(word)[0]?.[0]).filter(Boolean);
  if (!ends.length) return [];
  const any = [...new Set(ends)].map((term) => ["term", term]);
  const found = await evaluate(["all", ...known, ["any", ...any]], bundle);
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
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => options().find((it) => it.getAttribute("aria-selected") === "true");

  function close() {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
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
    const groups = await suggestions(box.value, await bundle());
    if (mine !== turn || document.activeElement !== box) return;
    list.replaceChildren(...groups.map(([heading, entries], g) => group(heading, entries, g)));
    list.hidden = !groups.length;
    box.setAttribute("aria-expanded", String(groups.length > 0));
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
