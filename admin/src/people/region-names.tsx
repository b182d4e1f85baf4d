import type { User } from '../api/data-provider.js';
import { useWords } from '../i18n/use-words.js';
import { useRegions } from '../shared/regions.js';

const NAMED = 3;

/** What an editor is bound to, the first few by name. */
export function RegionNames({ codes }: { readonly codes: User['regions'] }) {
  const say = useWords();
  const nameOf = useRegionName();
  if (codes === null || codes.length === 0) return say('people.everywhere');
  const named = codes.slice(0, NAMED).map(nameOf);
  const more = codes.length - named.length;
  return [...named, ...(more > 0 ? [say('people.andMore', { smart_count: more })] : [])].join(' · ');
}

/** The name of a region in the language of the page; its code until the names have come. */
export function useRegionName(): (code: string) => string {
  const regions = useRegions();
  return (code) => regions.find((region) => region.code === code)?.name ?? code;
}
