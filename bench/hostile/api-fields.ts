import {
  type Json,
  jsonWith,
  type Operation,
  scalarPaths,
  withUnknownIds,
} from '../../test/support/operations.js';
import { type Slowest, slowestOf } from './worst.js';

/** The text field of any JSON body that takes the longest until it is answered, and how many such fields there are. */
export async function apiFields(
  url: string,
  operations: readonly Operation[],
  token: string,
): Promise<Slowest & { readonly fields: number }> {
  const fields = new Map<string, (text: string) => Promise<Response>>();
  for (const { name, method, path, example } of operations) {
    if (example === undefined) continue;
    for (const steps of scalarPaths(example)) {
      if (typeof at(example, steps) !== 'string') continue;
      fields.set(`${name} /${steps.join('/')}`, (text) =>
        fetch(url + withUnknownIds(path), {
          method,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: jsonWith(example, steps, JSON.stringify(text)),
        }),
      );
    }
  }
  const took = async (field: string, text: string) => {
    const startedAt = performance.now();
    const answer = await fields.get(field)?.(text);
    await answer?.text();
    if (answer === undefined || answer.status >= 500) throw new Error(`${field}: ${answer?.status}`);
    return performance.now() - startedAt;
  };
  return { fields: fields.size, ...(await slowestOf([...fields.keys()], took)) };
}

function at(value: Json, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((part, step) => (part as Record<string | number, unknown>)[step], value);
}
