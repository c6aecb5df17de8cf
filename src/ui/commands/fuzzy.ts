/** Points of a letter that follows the one before, that begins a word, and that stands anywhere. */
const FOLLOWS = 3;
const BEGINS = 2;
const ANYWHERE = 0.5;

/**
 * How well a query is found in a text: each of its words must be there, letter after letter, though others may lie
 * between. Letters that follow each other or begin words count more. Undefined where a word is not there.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const target = text.toLowerCase();
  let sum = 0;
  for (const word of query.toLowerCase().split(/\s+/).filter((each) => each !== '')) {
    const score = wordScore(word, target);
    if (score === undefined) return undefined;
    sum += score;
  }
  // Of two texts that hold the query alike, the shorter is nearer to it.
  return sum - text.length / 1000;
}

/** The best score over all ways in which the word's letters stand in the text, one after the other. */
function wordScore(word: string, text: string): number | undefined {
  let scores: readonly number[] = [];
  for (const [i, letter] of word.split('').entries()) scores = letterScores(letter, text, i === 0 ? undefined : scores);
  const best = Math.max(-Infinity, ...scores);
  return best === -Infinity ? undefined : best;
}

/** For each place of the text the best score of a word so far that has `letter` there; `before` is of the word without it. */
function letterScores(letter: string, text: string, before: readonly number[] | undefined): readonly number[] {
  let reached = before ? -Infinity : 0;
  return text.split('').map((other, at) => {
    const isBeginning = beginsWord(text, at);
    const apart = reached + (isBeginning ? (before ? BEGINS : FOLLOWS) : ANYWHERE);
    const adjacent = (before?.[at - 1] ?? -Infinity) + FOLLOWS;
    reached = Math.max(reached, before?.[at - 1] ?? -Infinity);
    return other === letter ? Math.max(apart, adjacent) : -Infinity;
  });
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}
