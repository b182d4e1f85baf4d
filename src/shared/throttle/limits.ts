/** So many in so many seconds. */
export interface Limit {
  readonly count: number;
  readonly seconds: number;
}

/** Whose count it is: one account's (or address of mail's), one network's, or everybody's together. */
const SCOPES = ['account', 'network', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

export type Purpose = 'login' | 'register' | 'reset' | 'writes' | 'search';

export type Limits = Readonly<Record<Scope, Limit>>;

/** Reads `account=10/900,network=200/900,all=5000/900`; nothing where it is written otherwise. */
export function limitsFrom(text: string): Limits | undefined {
  const parts = text.split(',').map((part) => /^([a-z]+)=(\d{1,9})\/(\d{1,6})$/.exec(part.trim()));
  const read = new Map(
    parts.map((part) => [part?.[1], { count: Number(part?.[2]), seconds: Number(part?.[3]) }]),
  );
  const [account, network, all] = SCOPES.map((scope) => read.get(scope));
  if (parts.length !== SCOPES.length || account === undefined || network === undefined || all === undefined)
    return undefined;
  const usable = [account, network, all].every(({ count, seconds }) => count > 0 && seconds > 0);
  return usable ? { account, network, all } : undefined;
}
