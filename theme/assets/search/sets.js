/** Sets of records with their scores: what all have, what some have. */

/** @typedef {{numbers: Uint32Array, scores: Float64Array}} Found records in rising order, and what each scores */

/** @type {Found} */
export const none = { numbers: new Uint32Array(0), scores: new Float64Array(0) };

/** Records that only narrow. @param {Uint32Array} numbers @returns {Found} */
export const unscored = (numbers) => ({ numbers, scores: new Float64Array(numbers.length) });

/** The records that all have, with the sum of their scores. @param {Found[]} parts one at least @returns {Found} */
export function intersection(parts) {
  const [first, ...others] = [...parts].sort((a, b) => a.numbers.length - b.numbers.length);
  return others.reduce(shared, first);
}

function shared(a, b) {
  const numbers = new Uint32Array(a.numbers.length);
  const scores = new Float64Array(a.numbers.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.numbers.length && j < b.numbers.length; ) {
    const difference = a.numbers[i] - b.numbers[j];
    if (difference === 0) {
      numbers[count] = a.numbers[i];
      scores[count++] = a.scores[i] + b.scores[j];
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return { numbers: numbers.subarray(0, count), scores: scores.subarray(0, count) };
}

/** The records that at least one has, with the sum of their scores. @param {Found[]} parts @returns {Found} */
export function union(parts) {
  if (parts.length < 2) return parts[0] ?? none;
  const middle = parts.length >> 1;
  const [a, b] = [union(parts.slice(0, middle)), union(parts.slice(middle))];
  const numbers = new Uint32Array(a.numbers.length + b.numbers.length);
  const scores = new Float64Array(numbers.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.numbers.length || j < b.numbers.length; count++) {
    const [left, right] = [a.numbers[i] ?? Infinity, b.numbers[j] ?? Infinity];
    numbers[count] = Math.min(left, right);
    if (left <= right) scores[count] += a.scores[i++];
    if (right <= left) scores[count] += b.scores[j++];
  }
  return { numbers: numbers.subarray(0, count), scores: scores.subarray(0, count) };
}
