import { useLanguage } from '../../../i18n/use-words.js';
import { useRegionTree } from '../../../shared/regions.js';
import type { Centre } from './place.rules.js';

/** Where the festivals of every province and of every district gather, named in the language of the page. */
export function useCentres(): {
  readonly provinces: readonly Centre[];
  readonly districts: readonly Centre[];
} {
  const language = useLanguage();
  const tree = useRegionTree() ?? [];
  const centreOf = ({ code, name, nameEn, point }: Omit<(typeof tree)[number], 'districts'>): Centre => ({
    code,
    name: language === 'ko' ? name : nameEn,
    point,
  });
  return {
    provinces: tree.map(centreOf),
    districts: tree.flatMap(({ districts }) => districts.map(centreOf)),
  };
}
