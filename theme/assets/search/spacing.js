/** Words that may also be written apart, or as one. The twin of `site_builder/search/queries/spacing.py`. */
import { analyse, isStopWord } from "./analysis.js";
import { evaluate } from "./engine.js";
import { readQuery } from "./parsing.js";
import { piecesIn } from "./pieces.js";
import { union } from "./sets.js";

const shortestPart = 3;
const longestWord = 30;
const before = 500_000; // less than a reference scores, more than words do
const plainWord = /^\p{L}+(?:-?[0-9]{1,4}|-\p{L}+)?$/u;
const numberBehind = /^[0-9]{1,4}(?:\.[0-9]{1,2})?$/;

/**
 * The answer with what holds the same words in another spacing, and the clause that means both. What was typed apart
 * goes first where it is together. Where nothing was found, what was typed is tried before its words put right.
 * @param {string} text
 * @param {{found: any, clause: any[], respelt: string}} answer
 * @param {any} bundle
 */
export async function inAnySpacing(text, answer, bundle) {
  const put = (whole, [from, to, typed, held]) => whole.slice(0, from) + [typed, ...held.map((it) => `"${it}"`)].filter(Boolean).join(" OR ") + whole.slice(to);
  const { respelt, found } = answer;
  for (const typed of respelt && found.numbers.length ? [respelt] : new Set([text, respelt || text])) {
    const edits = await editsOf(typed, bundle);
    if (!edits.length) continue;
    const read = (some) => readQuery(some.reduceRight(put, typed)).clause;
    const every = read(edits);
    const [all, first] = await Promise.all([every, read(edits.filter((it) => !it[3][0].includes(" ")))].map((it) => evaluate(it, bundle)));
    if (!all.numbers.length) continue;
    const lifted = { numbers: first.numbers, scores: first.scores.map(() => before) };
    const isTyped = typed === text;
    const clause = ["all", isTyped ? readQuery(text).clause : answer.clause, every];
    return { ...answer, found: union([found, all, lifted]), clause, respelt: isTyped ? "" : respelt };
  }
  return answer;
}

/** Where words may be written otherwise: from, to, as they are typed, and the other ways of which records hold all terms. */
async function editsOf(text, bundle) {
  const pieces = piecesIn(text);
  if (pieces.some((it) => it[0] === "OR" || it[0] === "NOT")) return [];
  const words = pieces.map(({ groups }) => (!groups.minus && plainWord.test(groups.word ?? "") ? groups.word : ""));
  const edits = [];
  let end = 0;
  for (const [i, word] of words.entries()) {
    const [start, length] = [pieces[i].index, [...word].length];
    const following = pieces[i + 1]?.groups;
    const isNumbered = /^\p{L}+$/u.test(word) && !following?.minus && numberBehind.test(following?.word ?? "");
    const second = isNumbered ? following.word : words[i + 1];
    if (start < end || !word || (length < 2 && !isNumbered && !/^[ex]$/i.test(word)) || length > longestWord) continue;
    let [one, until, typed] = [word.replace("-", ""), start + word.length, word];
    if (second && !(word + second).includes("-") && (await areHeld(word + second, bundle))) {
      [one, until, typed] = [word + second, pieces[i + 1].index + second.length, isStopWord(word.toLowerCase()) ? "" : `"${word} ${second}"`];
    }
    if (one !== word && `${analyse(one)}` === `${analyse(typed)}`) continue;
    const held = [];
    for (const way of one === word ? inTwo(word) : [one]) if (await areHeld(way, bundle)) held.push(way);
    if (!held.length) continue;
    edits.push([start, until, typed, held]);
    end = until;
  }
  return edits;
}

/** The word as two words, in every way; a number behind letters is the second. */
function inTwo(word) {
  const numbered = /^(\p{L}+)([0-9]+)$/u.exec(word);
  if (numbered) return [`${numbered[1]} ${numbered[2]}`];
  const letters = [...word];
  const ways = [];
  for (let at = shortestPart; at <= letters.length - shortestPart; at++) ways.push(`${letters.slice(0, at).join("")} ${letters.slice(at).join("")}`);
  return ways;
}

/** Whether records hold all these words, none of which is a stop word; one after the other, because most hold no first. */
async function areHeld(words, bundle) {
  const terms = analyse(words).map(([term]) => term);
  if (terms.length < words.split(" ").length) return false;
  for (const term of terms) if (!(await bundle.posting(term))) return false;
  return true;
}
