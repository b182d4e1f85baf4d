import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { LiveAsked } from '../festivals/index.js';
import { isDay } from '../shared/clock.js';

export const USAGE = {
  ko: '사용법: npm run import -- 파일... [--apply]\n        npm run import -- tourapi|tourapi-en|tourapi-ja [--since YYYY-MM-DD] [--apply]\n        npm run import -- std-api [--apply]\n        npm run import -- --undo ID',
  en: 'Usage: npm run import -- FILE... [--apply]\n       npm run import -- tourapi|tourapi-en|tourapi-ja [--since YYYY-MM-DD] [--apply]\n       npm run import -- std-api [--apply]\n       npm run import -- --undo ID',
};

export type Asked = Bringing | Undoing;

export interface Bringing {
  readonly sources: readonly (LiveAsked | { readonly path: string })[];
  readonly apply: boolean;
}

interface Undoing {
  /** The id of the import that is to be taken back. */
  readonly undo: string;
}

/** Words that stand for a provider; a file of such a name is `./tourapi`. */
const PROVIDERS: Record<string, LiveAsked['provider']> = {
  tourapi: 'tourapi',
  'tourapi-en': 'tourapi-en',
  'tourapi-ja': 'tourapi-ja',
  'std-api': 'std',
};

/** What the command is to do; undefined where it does not say. */
export function readArguments(args: readonly string[]): Asked | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: {
        apply: { type: 'boolean', default: false },
        since: { type: 'string' },
        undo: { type: 'string' },
      },
      allowPositionals: true,
    });
    const { apply, since, undo } = values;
    if (undo !== undefined) {
      const isAlone = positionals.length === 0 && !apply && since === undefined;
      return isAlone && z.uuid().safeParse(undo).success ? { undo } : undefined;
    }
    const sources = positionals.map((word) => {
      const provider = Object.hasOwn(PROVIDERS, word) ? PROVIDERS[word] : undefined;
      if (provider === undefined) return { path: word };
      return { provider, since: provider === 'std' ? undefined : since };
    });
    const takesSince = sources.some((source) => 'since' in source && source.since !== undefined);
    if (sources.length === 0 || (since !== undefined && !(takesSince && isDay(since)))) return undefined;
    return { sources, apply };
  } catch {
    return undefined;
  }
}
