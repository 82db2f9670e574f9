/** Deflate in its frame (RFC 1950), unpacked by the browser, or where it cannot, by a module of ours. */

/**
 * What was packed; null where the bytes are not whole, or no deflate.
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array | null>}
 */
export async function inflated(packed) {
  if (!globalThis.DecompressionStream) return (await import("./unpacking.js")).unpacked(packed);
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  const writing = Promise.all([writer.write(packed), writer.close()]);
  try {
    const pieces = [];
    for (let reader = readable.getReader(), it; !(it = await reader.read()).done; ) pieces.push(it.value);
    await writing;
    return pieces.length === 1 ? pieces[0] : joined(pieces);
  } catch {
    await writing.catch(() => {}); // both ends tell of the same damage
    return null;
  }
}

/** @param {Uint8Array[]} pieces @returns {Uint8Array} */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((size, it) => size + it.length, 0));
  let at = 0;
  for (const it of pieces) {
    whole.set(it, at);
    at += it.length;
  }
  return whole;
}
