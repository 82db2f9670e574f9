/** The score of a disclosure, in whole numbers. The twin of `site_builder/search/scoring.py`. */

const rarityUnits = 64;

/** What a record scores when its reference was typed. */
export const referenceScore = 1_000_000;

/** Levels more for a word that the title has just as it was typed. */
export const asTyped = 6;

/** How many words a beginning stands for. */
export const mostBeginnings = 64;

/**
 * How much a term tells that occurs in `frequency` of so many records; a posting scores its level times this.
 * @param {number} frequency
 * @param {number} records
 * @returns {number}
 */
export const rarity = (frequency, records) =>
  Math.max(1, Math.floor((Math.log(records / (frequency + 1)) + 1) * rarityUnits + 0.5));
