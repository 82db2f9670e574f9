/** What the browser's modules make of each case of a table; read by node and by Chromium alike. */

/**
 * @param {string} place the folder of the modules, ending in a slash, or one module that has everything
 * @param {Record<string, any>} tables by the name of their file
 * @returns {Promise<[string, any, any][]>} what was asked, what was expected, and what came, where they differ
 */
export async function differences(place, tables) {
  const at = (name, isLater) =>
    import(place.endsWith("/") ? `${place}${name}.js` : isLater ? place.replace(/[^/]*$/, `${name}.js`) : place);
  const [{ stem }, { analyse }, { readQuery }, { meant }, { rarity }, { tidied }] = await Promise.all(
    ["stemming", "analysis", "parsing", "provisions", "scoring"].map((it) => at(it)).concat(at("tidying", true)),
  );
  const checks = [
    ...tables.stems.map(({ word, stem: expected }) => [word, expected, stem(word)]),
    ...tables.terms.map(({ text, terms }) => [text, terms, analyse(text)]),
    ...tables.queries.map(({ query, ...expected }) => [query, expected, readQuery(query)]),
    ...tables.tidied.map(({ typed, ...expected }) => [typed, expected, tidied(typed)]),
    ...tables.provisions.map(({ typed, means }) => [typed, means, meant(typed, tables.provision_keys).sort()]),
    ...tables.rarities.map((it) => [it, it.rarity, rarity(it.frequency, it.records)]),
  ];
  return checks.filter(([, expected, came]) => JSON.stringify(expected) !== JSON.stringify(came));
}
