/** The panel of facets and the chips of what is chosen. */
import { rechosen, writeAddress } from "./address.js";
import { counted, narrowed } from "./narrowing.js";
import { meant } from "./provisions.js";
import { element, inThousands } from "./view.js";

const names = { outcome: "Outcome", exemption: "Exemption", year: "Year", keyword: "Keyword", class: "Publication class", regime: "Law" };
const shownAtFirst = 8;
const folders = { outcome: "outcomes", exemption: "exemptions", year: "years", keyword: "keywords", class: "scheme", regime: "exemptions" };
const inOrder = {
  year: (a, b) => (a.key < b.key ? 1 : -1),
  exemption: null,
};

/** Values as the panel lists them: most frequent first; years newest first; provisions as a tree. */
function arranged(name, values) {
  const byCount = (a, b) => b.count - a.count || (a.label < b.label ? -1 : 1);
  if (name !== "exemption") return values.sort(inOrder[name] ?? byCount);
  const children = (key) => values.filter((it) => it.key.startsWith(`${key}-`) && it.key.lastIndexOf("-") === key.length);
  const isOpen = (it) => values.some((other) => other.isChosen && (other.key === it.key || other.key.startsWith(`${it.key}-`)));
  const branch = (it) => [it, ...(isOpen(it) ? children(it.key).sort(byCount).flatMap(branch) : [])];
  return values.filter((it) => it.depth === 0).sort(byCount).flatMap(branch);
}

/** The panel, made once; it remembers which facets were opened or shown in full. */
export class Facets {
  /** @param {HTMLElement} panel @param {HTMLElement} chips @param {string} root @param {(state: any) => void} go */
  constructor(panel, chips, root, go) {
    Object.assign(this, { panel, chips, root, go });
    this.open = new Set(["outcome", "exemption", "year"]);
    this.inFull = new Set();
    this.labels = {};
  }

  /**
   * Shows the counts for the found records.
   * @param {any} state @param {any} found before narrowing @param {any} bundle
   * @param {() => boolean} isStale whether another search has begun meanwhile
   */
  async show(state, found, bundle, isStale) {
    this.last = [state, found, bundle, isStale];
    const lists = {};
    for (const name of Object.keys(names)) {
      if (!this.open.has(name) && !state.chosen[name].length) continue;
      const among = await narrowed(found, state.chosen, bundle, name);
      lists[name] = arranged(name, await counted(name, among, state.chosen[name], bundle));
    }
    if (isStale()) return;
    const focused = document.activeElement?.id;
    this.panel.replaceChildren(...Object.keys(names).map((name) => this.facet(name, lists[name], state)));
    this.showChips(state, lists);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }

  facet(name, values, state) {
    const details = element("details", { class: "facet", id: `facet-${name}` }, element("summary", { id: `facet-${name}-summary` }, names[name]));
    details.open = values !== undefined;
    details.addEventListener("toggle", () => this.toggled(name, details.open, values));
    if (values) details.append(this.values(name, values, state));
    return details;
  }

  toggled(name, isOpen, values) {
    if (isOpen) this.open.add(name);
    else this.open.delete(name);
    if (isOpen && !values) this.show(...this.last);
  }

  values(name, values, state) {
    if (!values.length) return element("p", { class: "hint" }, "None among these results.");
    const isShort = values.length <= shownAtFirst + 2;
    const shown = isShort || this.inFull.has(name) ? values : values.filter((it, i) => i < shownAtFirst || it.isChosen);
    const list = element("ul", { class: "facet-values", "aria-label": names[name] }, ...shown.map((it) => this.value(name, it, state)));
    if (shown.length === values.length) return list;
    const more = element("button", { type: "button", class: "facet-more", id: `facet-${name}-more` }, `Show all ${values.length}`);
    more.addEventListener("click", () => {
      this.inFull.add(name);
      this.show(...this.last);
    });
    const both = document.createDocumentFragment();
    both.append(list, more);
    return both;
  }

  value(name, { key, label, count, depth, isChosen }, state) {
    const id = `facet-${name}-${key.replace(/[^0-9a-z]/gi, "-")}`;
    const box = element("input", { type: "checkbox", id });
    box.checked = isChosen;
    box.addEventListener("change", () => this.go(this.changed(state, name, key, box.checked)));
    const words = element("label", { for: id }, this.labelOf(name, key, label), " ", element("span", { class: "count" }, inThousands(count)));
    return element("li", { "data-depth": String(depth) }, box, words);
  }

  /** A choice that was typed in another spelling goes with its box. */
  changed(state, name, key, isChosen) {
    const same = state.chosen[name].filter((it) => it === key || (name === "exemption" && meant(it, [key]).length));
    return rechosen(state, name, same, isChosen ? [key] : []);
  }

  labelOf(name, key, label) {
    const words = document.querySelector("#class-labels")?.content.querySelector(`[data-key="${CSS.escape(key)}"]`);
    return name === "class" && words ? words.textContent : label;
  }

  /** The feed of what is chosen, where that is one value and nothing else. */
  feed(state) {
    const chosen = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
    const [[name, value]] = chosen.length === 1 ? chosen : [[]];
    if (state.q || !folders[name] || (name === "exemption" && !value.includes("/"))) return null;
    return `${this.root}${folders[name]}/${value}/feed.xml`;
  }

  showChips(state, lists) {
    const chips = Object.keys(names).flatMap((name) =>
      state.chosen[name].map((value) => {
        const found = lists[name]?.find((it) => it.key === value || (name === "exemption" && meant(value, [it.key]).length));
        const words = `${names[name]}: ${found ? this.labelOf(name, found.key, found.label) : value}`;
        const address = writeAddress(rechosen(state, name, [value], []));
        return element("li", {}, element("a", { class: "chip", href: address, "aria-label": `Remove ${words}` }, words));
      }),
    );
    const feed = this.feed(state);
    if (feed) chips.push(element("li", {}, element("a", { class: "chip-all", href: feed }, "Follow by feed")));
    if (chips.length > 1) {
      const none = writeAddress({ ...state, chosen: Object.fromEntries(Object.keys(state.chosen).map((name) => [name, []])), page: 1 });
      chips.push(element("li", {}, element("a", { class: "chip-all", href: none }, "Remove all")));
    }
    this.chips.replaceChildren(...chips);
  }
}
