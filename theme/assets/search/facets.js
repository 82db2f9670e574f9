/** The panel of facets and the chips of what is chosen. */
import { counted, narrowed, settledAmong } from "./narrowing.js";
import { LostFile } from "./packing.js";
import { keysUpwards } from "./provisions.js";
import { changer, element, inThousands } from "./view.js";

const names = { outcome: "Outcome", exemption: "Exemption", year: "Year", keyword: "Keyword", class: "Publication class", regime: "Law" };
const shownAtFirst = 8;
const folders = { outcome: "outcomes", exemption: "exemptions", year: "years", keyword: "keywords", class: "scheme", regime: "exemptions" };
const newestFirst = (a, b) => (a.key < b.key ? 1 : -1);
const byCount = (a, b) => b.count - a.count || (a.label < b.label ? -1 : 1);
const isAbove = (key, other) => key !== other && keysUpwards(other).includes(key);

/**
 * Values as the panel lists them: most frequent first; years newest first; provisions as a tree, each with its `parts`
 * where something is chosen of it, and `isMixed` where that is only a part of it.
 */
function arranged(name, values) {
  if (name !== "exemption") return values.sort(name === "year" ? newestFirst : byCount);
  const below = (key) => values.filter((it) => keysUpwards(it.key)[1] === key).sort(byCount).map(branch);
  const branch = (it) => {
    const isMixed = values.some((other) => other.isChosen && isAbove(it.key, other.key));
    return { ...it, isMixed, parts: isMixed || it.isChosen ? below(it.key) : [] };
  };
  return below(undefined);
}

/** The panel, made once; it remembers which facets were opened or shown in full. */
export class Facets {
  /**
   * @param {HTMLElement} panel @param {HTMLElement} chips @param {string} root
   * @param {(change: (now: any) => any) => void} go changes what is searched for by now
   * @param {() => Promise<void>} again shows the last answer again, with what was opened or did not arrive
   */
  constructor(panel, chips, root, go, again) {
    Object.assign(this, { panel, chips, root, go, again });
    this.open = new Set(["outcome", "exemption", "year"]);
    this.inFull = new Set();
    this.provisions = [];
  }

  /**
   * Shows the counts for the found records; what does not arrive has a button that asks for it again.
   * @param {any} answer with its state, the records before narrowing, and the bundle
   * @param {() => boolean} isStale whether another search has begun meanwhile
   * @throws {LostFile} when all is shown, where something did not arrive
   */
  async show({ state, asked, bundle }, isStale) {
    const [lists, lost] = [{}, []];
    for (const name of Object.keys(names)) {
      if (!this.open.has(name) && !state.chosen[name].length) continue;
      try {
        const among = await narrowed(asked, state.chosen, bundle, name);
        lists[name] = await counted(name, among, state.chosen[name], bundle);
      } catch (error) {
        if (!(error instanceof LostFile)) throw error;
        lists[name] = null;
        lost.push(error);
      }
    }
    if (lists.exemption) this.provisions = [...(await bundle.facet("exemption")).keys()];
    if (isStale()) return;
    const focused = this.panel.contains(document.activeElement) && document.activeElement;
    const facet = focused && focused.closest("details")?.id;
    this.panel.replaceChildren(...Object.keys(names).map((name) => this.facet(name, lists[name], state)));
    this.showChips(state, lists);
    if (focused) (document.getElementById(focused.id) ?? document.getElementById(`${facet}-summary`))?.focus();
    if (lost.length) throw lost[0];
  }

  /** @param {string} name @param {any[] | null | undefined} values null where they did not arrive, nothing where it is closed */
  facet(name, values, state) {
    const details = element("details", { class: "facet", id: `facet-${name}` }, element("summary", { id: `facet-${name}-summary` }, names[name]));
    details.open = values !== undefined;
    details.addEventListener("toggle", () => this.toggled(name, details.open, values));
    if (values) details.append(...this.values(name, arranged(name, values), state));
    else if (values === null) details.append(this.lost(name));
    return details;
  }

  lost(name) {
    const button = element("button", { type: "button", id: `facet-${name}-again` }, "Try again");
    button.addEventListener("click", this.again);
    return element("div", { class: "search-error", role: "alert" }, element("p", {}, "This filter did not arrive."), button);
  }

  toggled(name, isOpen, values) {
    if (isOpen) this.open.add(name);
    else this.open.delete(name);
    if (isOpen && values === undefined) this.again();
  }

  values(name, values, state) {
    if (!values.length) return [element("p", { class: "hint" }, "None among these results.")];
    const isShort = values.length <= shownAtFirst + 2;
    const shown = isShort || this.inFull.has(name) ? values : values.filter((it, i) => i < shownAtFirst || it.isChosen || it.isMixed);
    const list = this.list(name, names[name], shown, state);
    if (shown.length === values.length) return [list];
    const more = element("button", { type: "button", class: "facet-more", id: `facet-${name}-more` }, `Show all ${values.length}`);
    const next = idOf(name, values.find((it) => !shown.includes(it)).key);
    more.addEventListener("click", async () => {
      this.inFull.add(name);
      await this.again();
      document.getElementById(next)?.focus(); // the first of those that the button stood for
    });
    return [list, more];
  }

  /** A list of values, each with the list of its parts. */
  list(name, label, values, state) {
    return element("ul", { class: "facet-values", role: "list", "aria-label": label }, ...values.map((it) => this.value(name, it, state)));
  }

  value(name, { key, label, count, isChosen, isMixed, parts }, state) {
    const id = idOf(name, key);
    const box = element("input", { type: "checkbox", id });
    box.checked = isChosen;
    box.indeterminate = Boolean(isMixed);
    box.addEventListener("change", () => this.go((now) => changed(this.settled(now), name, key, box.checked)));
    const words = element("label", { for: id }, label, " ", element("span", { class: "count" }, inThousands(count)));
    return element("li", {}, box, words, ...(parts?.length ? [this.list(name, `Parts of ${label}`, parts, state)] : []));
  }

  /** The state with its provisions by their keys, as the panel shows them. */
  settled(state) {
    return { ...state, chosen: settledAmong(state.chosen, this.provisions) };
  }

  /** The feed of what is chosen, where that is one value, of which there is something, and nothing else. */
  feed(state, lists) {
    const chosen = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
    const [[name, value]] = chosen.length === 1 ? chosen : [[]];
    if (state.q || !lists[name]?.some((it) => it.key === value && it.count)) return null;
    return `${this.root}${folders[name]}/${value}/feed.xml`;
  }

  showChips(state, lists) {
    const chips = Object.keys(names).flatMap((name) =>
      state.chosen[name].map((value) => {
        const words = `${names[name]}: ${lists[name]?.find((it) => it.key === value)?.label ?? value}`;
        const without = (now) => rechosen(this.settled(now), name, [value], []);
        return element("li", {}, changer(state, without, words, { class: "chip", "aria-label": `Remove ${words}` }));
      }),
    );
    const feed = this.feed(state, lists);
    if (feed) chips.push(element("li", {}, element("a", { class: "chip-all", href: feed }, "Follow by feed")));
    if (chips.length > 1) {
      const none = (now) => ({ ...now, chosen: {}, page: 1 });
      chips.push(element("li", {}, changer(state, none, "Remove all", { class: "chip-all" })));
    }
    this.chips.replaceChildren(...chips);
  }
}

const idOf = (name, key) => `facet-${name}-${key.replace("/", "-")}`;

/** A choice takes the place of those above and below it: a part narrows the whole, and the whole has all of its parts. */
function changed(state, name, key, isChosen) {
  const dropped = state.chosen[name].filter((it) => it === key || (name === "exemption" && (isAbove(it, key) || isAbove(key, it))));
  return rechosen(state, name, dropped, isChosen ? [key] : []);
}

/** The state without some values of a facet and with others, from the first page on. */
function rechosen(state, name, dropped, added) {
  const kept = state.chosen[name].filter((it) => !dropped.includes(it));
  return { ...state, chosen: { ...state.chosen, [name]: [...kept, ...added] }, page: 1 };
}

/**
 * Shows the panel for an answer, and marks in its results what only means the same as the words that were typed.
 * @param {Facets} panel
 * @param {any} answer
 * @param {() => boolean} isStale
 * @throws {LostFile} where something did not arrive
 */
export async function showBeside(panel, answer, isStale) {
  await panel.show(answer, isStale);
  if (answer.asked.isScored && !answer.hits.every((it) => it.querySelector("mark"))) await (await import("./same.js")).markSame(answer, panel.root);
}
