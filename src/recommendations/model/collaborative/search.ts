/** For each parameter the values to try, in the order in which parameters are to be settled. */
export type Axes<P> = { readonly [Name in keyof P]?: readonly P[Name][] };

const PASSES = 2;

/**
 * Coordinate search: one parameter after the other takes its best value while the others stand, twice over.
 * What was tried is not tried again, and of equals the first is kept, so the same data gives the same answer.
 */
export async function bestParameters<P extends object>(
  start: P,
  axes: Axes<P>,
  quality: (parameters: P) => Promise<number>,
): Promise<P> {
  const tried = new Map<string, number>();
  const measured = async (parameters: P): Promise<number> => {
    const key = JSON.stringify(parameters);
    const known = tried.get(key);
    if (known !== undefined) return known;
    const found = await quality(parameters);
    tried.set(key, found);
    return found;
  };
  let best = start;
  let bestQuality = await measured(best);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = best;
    for (const [name, values] of Object.entries(axes) as [keyof P, readonly P[keyof P][]][]) {
      for (const value of values) {
        const candidate = { ...best, [name]: value };
        const candidateQuality = await measured(candidate);
        if (candidateQuality <= bestQuality) continue;
        best = candidate;
        bestQuality = candidateQuality;
      }
    }
    if (best === before) break;
  }
  return best;
}
