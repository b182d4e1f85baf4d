import type { components } from '../../api/schema.js';

type ProblemBody = components['schemas']['Problem'];

/** What the API answered instead of what was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly body: Partial<ProblemBody>,
  ) {
    super(body.title ?? `HTTP ${status}`);
  }

  /** The last part of the problem's type, e.g. `wrong-credentials`. */
  get code(): string {
    return this.body.type?.split(/[:/]/).at(-1) ?? '';
  }

  /** What is wrong with each field of a form, by its name: pointer `/displayName` speaks of `displayName`. */
  get fields(): Record<string, string> {
    const named = (this.body.errors ?? []).map(({ pointer, detail }) => [
      pointer.split('/')[1] ?? '',
      detail,
    ]);
    return Object.fromEntries(named.filter(([name]) => name !== ''));
  }
}
