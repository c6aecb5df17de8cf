/** The remedy for an unknown word: the known one that is a slip away from it, else all of them. */
export function suggestion(word: string, known: readonly string[]): string {
  const distances = known.map((candidate) => ({ candidate, edits: editDistance(word.slice(0, 64), candidate) }));
  const [nearest] = distances.toSorted((a, b) => a.edits - b.edits);
  const isSlip = nearest !== undefined && nearest.edits <= Math.max(1, Math.floor(word.length / 3));
  return isSlip ? `did you mean ${nearest.candidate}?` : `choose from ${known.join(', ')}`;
}

/** Levenshtein distance, one row of the table at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of from.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of to.split('').entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
