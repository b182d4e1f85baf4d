import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import { useLanguage } from '../i18n/use-words.js';

export interface RegionChoice {
  readonly code: string;
  readonly name: string;
  /** In the other language, to be found by it too. */
  readonly otherName: string;
  /** The province, by which the choices are grouped. */
  readonly province: string;
}

/** Every province with its districts and where their festivals gather; undefined until they have come. */
export function useRegionTree() {
  const { data } = useQuery({
    queryKey: ['regions'],
    queryFn: () => answerOf(api.GET('/v1/regions')),
    staleTime: Infinity,
  });
  return data?.items;
}

/** Every province and district in the language of the page; empty until they have come. */
export function useRegions(): readonly RegionChoice[] {
  const language = useLanguage();
  const tree = useRegionTree();
  return (tree ?? []).flatMap(({ districts, ...province }) => {
    const of = (district?: { name: string; nameEn: string }) => {
      const korean = [province.name, district?.name].filter((part) => part !== undefined).join(' ');
      const english = [district?.nameEn, province.nameEn].filter((part) => part !== undefined).join(', ');
      const [name, otherName] = language === 'ko' ? [korean, english] : [english, korean];
      return { name, otherName, province: language === 'ko' ? province.name : province.nameEn };
    };
    return [
      { code: province.code, ...of() },
      ...districts.map((district) => ({ code: district.code, ...of(district) })),
    ];
  });
}
