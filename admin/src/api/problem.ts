import type { components } from './schema.js';

export type ProblemBody = Partial<components['schemas']['Problem']> & {
  readonly current?: unknown;
  readonly secondFactor?: components['schemas']['SecondFactorRequired']['secondFactor'];
};

/** What the API answered instead of what was asked for; `message` is a sentence for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** Of `current`, where there is one. */
    readonly etag: string | null = null,
  ) {
    super(body.title ?? `HTTP ${status}`);
  }

  /** The last part of the problem's type, e.g. `wrong-credentials`. */
  get code(): string {
    return this.body.type?.split(/[:/]/).at(-1) ?? '';
  }

  /** Whether it is not who they are that is doubted, but only whether they are still there. */
  get isCuredBySigningIn(): boolean {
    return this.code === 'second-factor-too-old';
  }

  /** What is wrong with each field, by its path: pointer `/point/lat` speaks of `point.lat`. */
  get fields(): readonly { readonly path: string; readonly detail: string }[] {
    return (this.body.errors ?? []).map(({ pointer, detail }) => ({
      path: pointer.split('/').slice(1).join('.'),
      detail,
    }));
  }
}

/** @throws ApiProblem when the answer is no success, TypeError when there is none. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  return (await responseOf(call)).data;
}

/** As {@link answerOf}, with the headers of the answer. */
export async function responseOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<{ data: T; headers: Headers }> {
  const { data, error, response } = await call;
  if (response.ok) return { data: data as T, headers: response.headers };
  const body = typeof error === 'object' && error !== null ? error : {};
  throw new ApiProblem(response.status, body, response.headers.get('etag'));
}
