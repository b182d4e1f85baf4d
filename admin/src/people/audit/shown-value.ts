import { useLanguage, useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { formatKoreanTime } from '../../shared/days.js';
import { useRegionName } from '../region-names.js';
import { ROLES } from '../roles.js';
import { ACTIONS, isOneOf, SUBJECT_KINDS } from './actions.js';

const STATUSES = ['draft', 'published', 'hidden'] as const;
const EDITION_STATUSES = ['scheduled', 'postponed', 'cancelled', 'ended'] as const;
const METHODS = ['totp', 'passkey'] as const;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** A value of an entry as a person reads it, in the language of the page. */
export function useShownValue(): (field: string, value: unknown) => string {
  const say = useWords();
  const language = useLanguage();
  const categories = useCategories();
  const regionName = useRegionName();

  const wordOf = (field: string, word: string): string | undefined => {
    if (field === 'role' && isOneOf(ROLES, word)) return say(`role.${word}`);
    if (field === 'regions' || field === 'region') return regionName(word);
    if (field === 'category') return categories.find(({ code }) => code === word)?.name;
    if (field === 'action' && isOneOf(ACTIONS, word)) return say(`people.doing.${word}`);
    if (field === 'subjectKind' && isOneOf(SUBJECT_KINDS, word)) return say(`people.subjects.${word}`);
    if (field === 'status' && isOneOf(STATUSES, word)) return say(`publication.${word}`);
    if (field === 'status' && isOneOf(EDITION_STATUSES, word)) return say(`status.${word}`);
    if ((field === 'method' || field === 'methods') && isOneOf(METHODS, word))
      return say(`people.value.${word}`);
    if (word === 'true' || word === 'false')
      return say(word === 'true' ? 'people.value.yes' : 'people.value.no');
    return undefined;
  };
  const textOf = (field: string, value: string): string => {
    if (INSTANT.test(value)) {
      const when = formatKoreanTime(value, language);
      return field === 'suspendedAt' ? say('people.value.suspendedSince', { when }) : when;
    }
    return wordOf(field, value) ?? value;
  };
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      if (field === 'suspendedAt') return say('people.value.notSuspended');
      return say(field === 'regions' ? 'people.value.everywhere' : 'people.value.none');
    }
    if (typeof value === 'boolean') return say(value ? 'people.value.yes' : 'people.value.no');
    if (Array.isArray(value)) return value.map((one) => shown(field, one)).join(' · ');
    if (isConsent(value)) {
      const { granted, version } = value;
      return say(granted ? 'people.value.agreed' : 'people.value.withdrawn', { version });
    }
    return typeof value === 'string' ? textOf(field, value) : JSON.stringify(value);
  };
  return shown;
}

function isConsent(value: unknown): value is { granted: boolean; version: string } {
  return typeof value === 'object' && value !== null && 'granted' in value && 'version' in value;
}
