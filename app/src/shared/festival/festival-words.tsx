import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { currentLanguage } from '../i18n/language.js';

export type FestivalItem = components['schemas']['FestivalItem'];

/** The festival's name as the reader reads it. */
export function useFestivalName(): (festival: Pick<FestivalItem, 'name' | 'nameEn'>) => string {
  useTranslation();
  return ({ name, nameEn }) => (currentLanguage() === 'en' ? (nameEn ?? name) : name);
}

/** Its region, in the reader's language; the venue's name is kept as it is. */
export function WhereOf({ festival }: { festival: Pick<FestivalItem, 'region' | 'place'> }) {
  const { region } = festival;
  const where = region === null ? null : currentLanguage() === 'en' ? region.nameEn : region.name;
  return <>{[where, festival.place].filter(Boolean).join(' · ')}</>;
}
