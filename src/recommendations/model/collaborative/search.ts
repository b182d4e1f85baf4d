/** For each parameter the values that it can have, by size, in the order in which parameters are to be settled. */
export type Axes<P> = { readonly [Name in keyof P]?: readonly P[Name][] };

const PASSES = 2;

/**
 * Coordinate search: one parameter after the other walks up from where it stands, a value at a time, as long as
 * that is better, while the others stand; twice over. `start` is made of values of the axes. Nothing is tried
 * twice, and of equals the earlier is kept, so the same data gives the same answer.
 */
export async function bestParameters<P extends object>(
  start: P,
  axes: Axes<P>,
  quality: (parameters: P) => Promise<number>,
): Promise<P> {
  const tried = new Map<string, number>();
  const measured = async (parameters: P): Promise<number> => {
    const key = JSON.stringify(parameters);
    const known = tried.get(key) ?? (await quality(parameters));
    tried.set(key, known);
    return known;
  };
  let best = start;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [name, values] of Object.entries(axes) as [keyof P, readonly P[keyof P][]][]) {
      for (const direction of [1, -1]) {
        let next = values.indexOf(best[name]) + direction;
        while (next >= 0 && next < values.length) {
          const candidate = { ...best, [name]: values[next] };
          if ((await measured(candidate)) <= (await measured(best))) break;
          best = candidate;
          next += direction;
        }
      }
    }
  }
  return best;
}
