/** Unpacks what stands packed in the search page: styles, code and data are half as long so. */
import { inflated } from "./inflating.js";

const begun = new Map();

/**
 * The text that an element holds as base64 of deflate, unpacked once whoever asks.
 * @param {string} id
 * @returns {Promise<string>}
 */
export function packedText(id) {
  if (!begun.has(id)) begun.set(id, unpackedText(atob(document.getElementById(id).textContent)));
  return begun.get(id);
}

async function unpackedText(packed) {
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
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

/** Keeps the page unseen, and unmeasured, until its styles are there. */
export function hideUntil(styled) {
  const { style } = document.documentElement;
  style.display = "none";
  styled.finally(() => (style.display = ""));
}
