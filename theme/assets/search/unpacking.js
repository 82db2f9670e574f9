/** Deflate for browsers that cannot unpack it themselves (before 2023): raw (RFC 1951), and in its frame (RFC 1950). */

const extraOfLengths = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const extraOfDistances = [0, 0, 0, 0, ...Array.from({ length: 26 }, (_, i) => (i >> 1) + 1)];
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const [lengths, distances] = [from(3, extraOfLengths), from(1, extraOfDistances)];
lengths[28] = 258;

/** Where each range begins, if each holds two to the power of its extra bits. */
function from(start, extra) {
  return extra.map((bits) => (start += 1 << bits) - (1 << bits));
}

/** For codes of these lengths: how many there are of each length, and what they stand for, in their order. */
function codes(sizes) {
  const [counts, symbols, at] = [new Uint16Array(17), new Uint16Array(sizes.length), new Uint16Array(17)];
  for (const size of sizes) if (size) counts[size]++;
  for (let size = 1; size < 16; size++) at[size + 1] = at[size] + counts[size];
  sizes.forEach((size, symbol) => size && (symbols[at[size]++] = symbol));
  return { counts, symbols };
}

const fixed = [
  codes(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  codes(Array(30).fill(5)),
];

/** @param {Uint8Array} bytes @returns {number} */
function adler32(bytes) {
  let [low, high] = [1, 0];
  for (const byte of bytes) high = (high + (low = (low + byte) % 65521)) % 65521;
  return high * 65536 + low;
}

/**
 * What was packed, in a frame that tells whether it is whole; null where it is not, or no deflate.
 * @param {Uint8Array} framed
 * @returns {Uint8Array | null}
 */
export function unpacked(framed) {
  const end = framed.length - 4;
  if (end < 2 || (framed[0] & 15) !== 8 || (framed[0] * 256 + framed[1]) % 31) return null;
  const content = rawUnpacked(framed.subarray(2, end));
  const sum = new DataView(framed.buffer, framed.byteOffset).getUint32(end);
  return content && adler32(content) === sum ? content : null;
}

/**
 * What was packed without a frame; null where the bytes are not whole, or no deflate.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array | null}
 */
export function rawUnpacked(bytes) {
  let [out, size, at, held, holding] = [new Uint8Array(bytes.length * 4), 0, 0, 0, 0];

  function bits(count) {
    for (; holding < count; holding += 8) held |= bytes[at++] << holding;
    const value = held & ((1 << count) - 1);
    held >>>= count;
    holding -= count;
    return value;
  }

  function symbol({ counts, symbols }) {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      if (!holding) [held, holding] = [bytes[at++], 8];
      code |= held & 1;
      held >>>= 1;
      holding--;
      const count = counts[length];
      if (code - first < count) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return 286; // no such code
  }

  function room(count) {
    if (size + count <= out.length) return;
    const wider = new Uint8Array((size + count) * 2);
    wider.set(out);
    out = wider;
  }

  function stored() {
    held = holding = 0;
    const length = bytes[at] | (bytes[at + 1] << 8);
    at += 4;
    room(length);
    out.set(bytes.subarray(at, at + length), size);
    at += length;
    size += length;
  }

  function described() {
    const [literals, copies, described] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const sizes = new Array(19).fill(0);
    for (let i = 0; i < described; i++) sizes[order[i]] = bits(3);
    const [code, all] = [codes(sizes), []];
    while (all.length < literals + copies && at <= bytes.length) {
      const said = symbol(code);
      if (said < 16) all.push(said);
      else {
        const [value, times] = said === 16 ? [all.at(-1) ?? 0, 3 + bits(2)] : [0, said === 17 ? 3 + bits(3) : 11 + bits(7)];
        for (let i = 0; i < times; i++) all.push(value);
      }
    }
    return [codes(all.slice(0, literals)), codes(all.slice(literals, literals + copies))];
  }

  for (let isLast = 0; !isLast; ) {
    if (at > bytes.length) return null;
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 3) return null;
    if (!kind) {
      stored();
      continue;
    }
    const [literal, copied] = kind === 1 ? fixed : described();
    for (let said; (said = symbol(literal)) !== 256; ) {
      if (!(said < 286) || at > bytes.length) return null;
      if (said < 256) {
        room(1);
        out[size++] = said;
        continue;
      }
      const length = lengths[said - 257] + bits(extraOfLengths[said - 257]);
      const far = symbol(copied);
      const back = far < 30 ? distances[far] + bits(extraOfDistances[far]) : Infinity;
      if (!(back <= size)) return null;
      room(length);
      for (const end = size + length; size < end; size++) out[size] = out[size - back];
    }
  }
  return at > bytes.length ? null : out.subarray(0, size);
}
