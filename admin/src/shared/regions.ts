import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import { useLanguage } from '../i18n/use-words.js';

export interface RegionChoice {
  readonly code: string;
  readonly name: string;
  /** The province, by which the choices are grouped. */
  readonly province: string;
}

/** Every province and district in the language of the page; empty until they have come. */
export function useRegions(): readonly RegionChoice[] {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['regions'],
    queryFn: () => answerOf(api.GET('/v1/regions')),
    staleTime: Infinity,
  });
  return (data?.items ?? []).flatMap(({ districts, ...itself }) => {
    const nameOf = (region: { name: string; nameEn: string }) =>
      language === 'ko' ? region.name : region.nameEn;
    const province = nameOf(itself);
    return [
      { code: itself.code, name: province, province },
      ...districts.map((district) => ({
        code: district.code,
        name: language === 'ko' ? `${province} ${district.name}` : `${district.nameEn}, ${province}`,
        province,
      })),
    ];
  });
}
