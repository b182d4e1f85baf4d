import type { components } from '../../api/schema.js';

type ProblemBody = components['schemas']['Problem'] &
  Partial<Pick<components['schemas']['SecondFactorRequired'], 'secondFactor'>>;

/** What the API answered instead of what was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly body: Partial<ProblemBody>,
  ) {
    super(body.title ?? `HTTP ${status}`);
  }

  /** What is wrong with each field of a form, by its name: pointer `/displayName` speaks of `displayName`. */
  get fields(): Record<string, string> {
    const named = (this.body.errors ?? []).map(
      ({ pointer, detail }) => [pointer.split('/')[1] ?? '', detail] as const,
    );
    return Object.fromEntries(named.filter(([name]) => name !== ''));
  }
}
