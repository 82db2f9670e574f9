/** Unpacks what stands packed in the search page: styles, code and data are half as long so. */
import { inflated } from "./inflating.js";

/**
 * The text that an element holds as base64 of raw deflate.
 * @param {string} id
 * @returns {string}
 */
export function packedText(id) {
  const packed = atob(document.getElementById(id).textContent);
  return new TextDecoder().decode(inflated(Uint8Array.from(packed, (it) => it.charCodeAt(0))));
}

/**
 * Puts a style or script that an element holds into the head; the page's policy knows it by what it says.
 * @param {"style" | "script"} name
 * @param {string} id
 */
export function putPacked(name, id) {
  const it = document.createElement(name);
  it.textContent = packedText(id);
  document.head.append(it);
}
