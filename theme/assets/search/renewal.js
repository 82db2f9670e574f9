/** The search files as the site has them now, for a page that stays open while the site is built anew. */
import { fetchFrom, openBundle } from "./bundle.js";
import { LostFile } from "./packing.js";

/**
 * @param {URL} root of the site
 * @param {Promise<string>} [known] the manifest, where it need not be fetched
 */
export function searchFiles(root, known) {
  const fetchFile = fetchFrom(`${root.href}search/`);
  let opening = known && openBundle(fetchFile, known);

  async function opened() {
    try {
      return await (opening ??= openBundle(fetchFile));
    } catch (error) {
      opening = undefined; // whoever asks next tries again
      throw error;
    }
  }

  /** Whether the site was built anew since the bundle was opened; if so, the new files are taken from now on. */
  async function isRenewed(bundle) {
    const renewed = await openBundle(fetchFile);
    if (renewed.identity === bundle.identity) return false;
    opening = Promise.resolve(renewed);
    return true;
  }

  /**
   * What somebody makes of the bundle. Where a file is gone because the site was built anew, it is made of the new one.
   * @template T
   * @param {(bundle: any) => Promise<T>} make
   * @returns {Promise<T>}
   * @throws {LostFile} where a file does not come all the same; whoever asks again, asks for it again
   */
  async function asked(make) {
    const bundle = await opened();
    try {
      return await make(bundle);
    } catch (error) {
      if (!(error instanceof LostFile && (await isRenewed(bundle)))) throw error;
      return make(await opening);
    }
  }

  return { asked, isRenewed };
}
