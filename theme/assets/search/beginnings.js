/** Words by how they begin: for stars, suggestions and spelling. What a file of them holds is written in `site_builder/search/bundle/words.py`. */
import { isAfter, Reader } from "./packing.js";

/**
 * The words that begin so, with the number of records that hold each.
 * @template Layer
 * @param {string} beginning
 * @param {(Layer & {starts: string[]})[]} layers
 * @param {(starts: string[], text: string) => number} fileIndex the index of the last file that begins at or before a text
 * @param {(layer: Layer, index: number, read: (bytes: Uint8Array) => any) => Promise<any>} file
 * @returns {Promise<[string, number][]>}
 */
export async function wordsOf(beginning, layers, fileIndex, file) {
  const ofEach = layers.map(async (layer) => {
    const [first, last] = [fileIndex(layer.starts, beginning), fileIndex(layer.starts, `${beginning}\u{10ffff}`)];
    const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const found = await Promise.all(indexes.map((i) => file(layer, i, readWords)));
    return found.flat().filter(([word]) => word.startsWith(beginning));
  });
  return (await Promise.all(ofEach)).reduce(added, []);
}

/** The words of two sorted lists as one, what both have counted together. */
function added(some, others) {
  const words = [];
  for (let i = 0, j = 0; i < some.length || j < others.length; ) {
    const order = j >= others.length ? -1 : i >= some.length ? 1 : some[i][0] === others[j][0] ? 0 : isAfter(some[i][0], others[j][0]) ? 1 : -1;
    const [word, count] = order > 0 ? others[j++] : some[i++];
    words.push([word, order ? count : count + others[j++][1]]);
  }
  return words;
}

function readWords(bytes) {
  const reader = new Reader(bytes);
  const words = [];
  for (let word = ""; !reader.isAtEnd; ) words.push([(word = reader.word(word)), reader.number()]);
  return words;
}
