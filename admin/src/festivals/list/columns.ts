import { useStore } from 'react-admin';

/** Beside the name, in their order; those that are `usual` are shown until somebody chooses. */
const COLUMNS = [
  { key: 'region', usual: true, isOnlyWide: true },
  { key: 'category', usual: true, isOnlyWide: true },
  { key: 'place', usual: false },
  { key: 'tags', usual: false },
  { key: 'edition', usual: true },
  { key: 'status', usual: true },
  { key: 'rating', usual: true, isRight: true },
  { key: 'updated', usual: true, isRight: true },
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];

export interface Column {
  readonly key: ColumnKey;
  /** On narrower screens it stands below the name. */
  readonly isOnlyWide?: boolean;
  readonly isRight?: boolean;
}

interface Columns {
  readonly all: readonly Column[];
  readonly shown: readonly Column[];
  readonly toggle: (key: ColumnKey) => void;
}

const USUAL: readonly string[] = COLUMNS.filter(({ usual }) => usual).map(({ key }) => key);

/** What somebody likes to see of each festival; kept in their browser. */
export function useColumns(): Columns {
  const [kept, keep] = useStore<readonly string[]>('festivals.columns', USUAL);
  return {
    all: COLUMNS,
    shown: COLUMNS.filter(({ key }) => kept.includes(key)),
    toggle: (key) => keep(kept.includes(key) ? kept.filter((one) => one !== key) : [...kept, key]),
  };
}
