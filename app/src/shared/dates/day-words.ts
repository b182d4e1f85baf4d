import { currentLanguage } from '../i18n/language.js';
import { formatDays, todayInKorea } from './festival-dates.js';
import { useToday } from './use-today.js';

/** The day in Korea of an instant, as people say it. */
export function useDayWords(): (instant: string) => string {
  const today = useToday();
  return (instant) => {
    const day = todayInKorea(new Date(instant));
    return formatDays({ startsOn: day, endsOn: day }, currentLanguage(), today);
  };
}
