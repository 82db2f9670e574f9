/** Cuts what a person typed into fields, phrases, citations, figures and words. The twin of `site_builder/search/queries/pieces.py`. */
import { plain } from "./analysis.js";

export const facets = ["outcome", "exemption", "year", "keyword", "regime", "class"];
const fields = [...facets, "title", "ref", "reference", "from", "to"];
const quotes = /[“”„«»]/g;
/** A phrase in quotation marks of any kind, of which the last may be missing. */
export const quotedText = '["“”„«»][^"“”„«»]*["“”„«»]?';
export const typedNoun = String.raw`(?:§+|(?:sections?|sect?|ss?|regulations?|regs?|r)\.?)\s*`;
const typedNouns = String.raw`(?:§§|(?:sections|ss|regulations|regs)\.?)\s*`;
export const typedNumber = "[0-9]{1,3}[a-z]{0,2}";
export const typedLimb = String.raw`(?:\s*\([0-9a-z]{1,5}\))`;
export const typedLimbs = String.raw`(?:${typedLimb}+(?:\s*(?:&|,|and|or)${typedLimb}+)*)`;
const citedOn = `(?:${typedNoun}${typedNumber}${typedLimbs}?|${typedNumber}${typedLimbs})`;
const typedEnd = String.raw`(?:(?![^\s",;:.)])(?!:\S)|(?=[/+&]${citedOn}(?![^\s",;:.)/+&])))`;
export const typedNext = String.raw`\s*(?:,\s*)?(?:and|or|&|,)\s*${typedNumber}${typedLimbs}?`;
export const typedFields = fields.join("|");
const piece =
  String.raw`(?<minus>-(?=[^\s-]))?(?:(?<field>${typedFields}):(?:\s+(?!(?:${typedFields}):))?` +
  String.raw`(?:"(?<exact>[^"]*)"?|(?<value>(?:${typedNoun}(?=[0-9]))?[^\s"]+${typedLimbs}?)|(?=\s|$))` +
  String.raw`|"(?<phrase>[^"]*)"?` +
  String.raw`|\((?<group>[^()]*)\)(?!\S)` +
  String.raw`|[/+&]?(?<citation>${typedNouns}${typedNumber}${typedLimbs}?(?:${typedNext}${typedEnd})+|${citedOn}${typedEnd})` +
  String.raw`|(?<figure>[£$€]?[0-9]{1,3}(?:\s[0-9]{3})+${typedEnd})` +
  String.raw`|(?<word>[^\s"]+))`;
const plainPiece = new RegExp(piece, "gi");
/** Plain words and nothing else: they need no pattern to be told apart, and most queries are of that kind. */
const bareWords = /^[a-z]+(?: [a-z]+)*$/i;

/**
 * The pieces in order; the groups of each say what it is.
 * @param {string} text
 * @returns {RegExpMatchArray[]}
 */
export function piecesIn(text) {
  if (bareWords.test(text)) return [...text.matchAll(/(?<word>\S+)/g)];
  const typed = text.replace(quotes, '"');
  return [...typed.matchAll(plain.test(typed) ? plainPiece : new RegExp(piece, "giu"))];
}
