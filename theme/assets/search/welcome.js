/** Suggestions under the search box of the home page, loaded when somebody begins to type. */
import { fetchFrom, openBundle } from "./bundle.js";
import { offerSuggestions } from "./suggest.js";
import { element } from "./view.js";

const box = document.getElementById("welcome-q");
const list = document.getElementById("welcome-suggestions");
const root = new URL(box.form.action + "../");
let opening;

document.head.append(element("link", { rel: "stylesheet", href: new URL("assets/search/search.css", root).href }));
for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
  box.setAttribute(name, value);
offerSuggestions(
  box,
  list,
  () => (opening ??= openBundle(fetchFrom(new URL("search/", root)))),
  (href) => location.assign(new URL(href, box.form.action)),
);
box.dispatchEvent(new Event("input"));
