/** Suggestions under the search box of the home page, loaded when somebody begins to type. */
import { searchFiles } from "./renewal.js";
import { combobox } from "./suggest.js";
import { element } from "./view.js";

const box = document.getElementById("welcome-q");
const list = document.getElementById("welcome-suggestions");
const root = new URL(box.form.action + "../");

document.head.append(element("link", { rel: "stylesheet", href: new URL("assets/search/search.css", root).href }));
for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
  box.setAttribute(name, value);

/** Offers suggestions for what stands in the box, when no more is typed for a moment. */
export const suggestAtHome = combobox(box, list, searchFiles(root).asked, (href) => location.assign(new URL(href, box.form.action)));
