import type { Provider, QualityItem } from './quality.api.js';

/** All that is wrong with what one authority says. */
export interface OfAuthority {
  /** Null where the rows were not good enough to tell. */
  readonly authority: string | null;
  /** Where all its rows lie, if in one place. */
  readonly region: QualityItem['region'];
  readonly findings: number;
  /** Those of them that kept a row out. */
  readonly errors: number;
  /** The most frequent first. */
  readonly kinds: readonly QualityItem[];
}

export interface OfProvider {
  readonly provider: Provider;
  readonly findings: number;
  /** The one with the most findings first. */
  readonly authorities: readonly OfAuthority[];
}

/** The provider with the most findings first. */
export function byProvider(items: readonly QualityItem[]): OfProvider[] {
  return [...grouped(items, ({ provider }) => provider)]
    .map(([provider, of]) => ({ provider, findings: sumOf(of), authorities: byAuthority(of) }))
    .sort((a, b) => b.findings - a.findings);
}

function byAuthority(items: readonly QualityItem[]): OfAuthority[] {
  return [...grouped(items, ({ authority }) => authority)]
    .map(([authority, of]) => ({
      authority,
      region: regionOf(of),
      findings: sumOf(of),
      errors: sumOf(of.filter(({ severity }) => severity === 'error')),
      kinds: of.toSorted((a, b) => b.rows - a.rows),
    }))
    .sort((a, b) => b.findings - a.findings);
}

/** The place that every kind of fault names, so that an authority is called by no place that is only partly its own. */
function regionOf(items: readonly QualityItem[]): QualityItem['region'] {
  const codes = new Set(items.map(({ region }) => region?.code));
  return codes.size === 1 ? (items[0]?.region ?? null) : null;
}

function sumOf(items: readonly QualityItem[]): number {
  return items.reduce((sum, { rows }) => sum + rows, 0);
}

function grouped<Key>(
  items: readonly QualityItem[],
  keyOf: (item: QualityItem) => Key,
): Map<Key, QualityItem[]> {
  const groups = new Map<Key, QualityItem[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
