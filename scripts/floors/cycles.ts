/**
 * Cycles of a directed graph, each as the nodes on the way round with the first one again at the end; one
 * for each back edge of a depth-first walk, so an acyclic graph has none and a cyclic one at least one.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const way: string[] = [];
  const walk = (node: string): void => {
    if (finished.has(node)) return;
    const start = way.indexOf(node);
    if (start >= 0) {
      cycles.push([...way.slice(start), node]);
      return;
    }
    way.push(node);
    for (const next of graph.get(node) ?? []) walk(next);
    way.pop();
    finished.add(node);
  };
  for (const node of graph.keys()) walk(node);
  return cycles;
}
