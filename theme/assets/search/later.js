/** Code that is fetched when it is needed: as it is published, every `import("./name.js")` goes through here. */
import { LostFile } from "./packing.js";

let lost = 0;

/**
 * The module at an address. A browser remembers what it could not fetch, so it is asked for at another address then;
 * the module passes that on to those that it needs itself.
 * @param {string} address
 * @returns {Promise<any>}
 * @throws {LostFile} where it does not come, or not whole
 */
export async function fetchedCode(address) {
  try {
    return await import(lost ? `${address}?again=${lost}` : address);
  } catch (error) {
    lost++;
    throw new LostFile(`Code is missing: ${address}`, { cause: error });
  }
}
