/** Unpacks what stands packed in the search page: styles, code and data are half as long so. */
import { inflated } from "./inflating.js";

const begun = new Map();

/**
 * The text that an element holds as base64 of deflate, unpacked once whoever asks.
 * @param {string} id
 * @returns {Promise<string>}
 */
export function packedText(id) {
  if (!begun.has(id)) begun.set(id, unpackedText(document.getElementById(id).textContent));
  return begun.get(id);
}

async function unpackedText(packed) {
  const bytes = Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (it) => it.charCodeAt(0));
  return new TextDecoder().decode(await inflated(bytes));
}

/**
 * Puts a style or script that an element holds into the head; the page's policy knows it by what it says.
 * @param {"style" | "script"} name
 * @param {string} id
 */
export async function putPacked(name, id) {
  const it = document.createElement(name);
  it.textContent = await packedText(id);
  document.head.append(it);
}

/** Milliseconds for which a page that is styled waits for its first results, so that both are laid out at once. */
const patience = 200;
const whole = document.documentElement.style;
let unstyled;

/**
 * Keeps the page unseen, and unmeasured, until `style` has given it its styles and something shows it, or nothing did for
 * a moment. What is searched for is asked for before the styles are read.
 * @param {() => Promise<void>} style
 */
export function hideUntil(style) {
  whole.display = "none";
  unstyled = new Promise((done) => setTimeout(done)).then(style).finally(() => {
    unstyled = null;
    setTimeout(reveal, patience);
  });
}

/** Shows the page as soon as it is styled. @returns {Promise<void>} when it is shown */
export async function reveal() {
  while (unstyled) await unstyled.catch(() => {});
  whole.display = "";
}
