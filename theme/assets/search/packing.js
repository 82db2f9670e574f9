/** Bytes of the bundle. The twin of `site_builder/search/bundle/packing.py`: numbers of varying length, and the frame of a file. */
import { inflated } from "./inflating.js";

/** A file of the bundle that cannot be had, or not as it was written. */
export class LostFile extends Error {}

/** Reads numbers and texts one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** @returns {number} */
  number() {
    let byte = this.bytes[this.at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 128; byte > 127; shift *= 128) {
      byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
    }
    return value;
  }

  /** @param {number} length @returns {Uint8Array} */
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** @param {number} length in bytes @returns {string} */
  text(length) {
    return utf8.decode(this.take(length));
  }

  /** A front-coded word; `before` is the one before it. @param {string} before @returns {string} */
  word(before) {
    const shared = this.number();
    const rest = this.text(this.number());
    return (before.length === shared ? before : firstCharacters(before, shared)) + rest;
  }

  /** @returns {boolean} */
  get isAtEnd() {
    return this.at >= this.bytes.length;
  }
}

const utf8 = new TextDecoder();

const surrogate = /[\ud800-\udbff]/;

/** Lengths are counted in characters, as Python counts them, not in UTF-16 units. */
const firstCharacters = (text, count) =>
  surrogate.test(text) ? [...text].slice(0, count).join("") : text.slice(0, count);

/**
 * Whether `a` sorts behind `b` as Python sorts text, by character and not by UTF-16 unit.
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function isAfter(a, b) {
  if (!surrogate.test(a) && !surrogate.test(b)) return a > b;
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, i) => character !== right[i]);
  return at >= 0 && (at >= right.length || left[at].codePointAt(0) > right[at].codePointAt(0));
}

/**
 * The content of a file of the bundle.
 * @param {Uint8Array} file
 * @returns {Promise<Uint8Array>}
 * @throws {LostFile} where it is damaged
 */
export async function unframed(file) {
  const content = await inflated(file);
  if (!content) throw new LostFile("A search file is damaged.");
  return content;
}
