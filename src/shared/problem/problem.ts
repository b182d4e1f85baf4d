export type Locale = 'ko' | 'en';
export type Bilingual = Readonly<Record<Locale, string>>;

/** One kind of problem that the API can answer with; its code is stable and part of the contract. */
export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual;
}

/** One faulty place in the input: `pointer` is a JSON pointer into the body, or `/name` of a parameter. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string | Bilingual;
}

const catalogue = new Map<string, ProblemKind>();

/** Declares a kind of problem; every module declares its own, `docs/problems.md` lists them all. */
export function defineProblem(
  code: string,
  status: number,
  title: Bilingual,
  detail: Bilingual,
): ProblemKind {
  if (catalogue.has(code)) throw new Error(`Problem ${code} is declared twice`);
  const kind = Object.freeze({ code, status, title, detail });
  catalogue.set(code, kind);
  return kind;
}

export function problemCatalogue(): readonly ProblemKind[] {
  return [...catalogue.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** Expected outcomes of the domain. The filter turns them into `application/problem+json`. */
export class DomainError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly more: {
      readonly errors?: readonly FieldFault[];
      readonly headers?: Readonly<Record<string, string>>;
      /** Members added to the problem, such as the present state after a lost race. */
      readonly members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(kind.code);
  }
}
