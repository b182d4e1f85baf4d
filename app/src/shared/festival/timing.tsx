import { useTranslation } from 'react-i18next';
import { type Dated, formatDays, type Timing, timingOf } from '../dates/festival-dates.js';
import { useToday } from '../dates/use-today.js';
import { currentLanguage } from '../i18n/language.js';
import styles from './timing.module.css';

/** How the edition lies to today, in a word or three: “오늘까지”, “3일 뒤 시작”. */
export function TimingBadge({ edition }: { edition: Dated | null }) {
  const { t } = useTranslation();
  const timing = timingOf(edition, useToday());
  return <span className={`${styles.badge} ${styles[toneOf(timing)]}`}>{words()}</span>;

  function words(): string {
    switch (timing.kind) {
      case 'running':
        return t('timing.running', { count: timing.count });
      case 'starts':
        return t('timing.starts', { count: timing.count });
      case 'startsLater':
        return t('timing.startsLater', { month: monthName(timing.month) });
      case 'estimated':
        return t(`timing.estimated.${timing.part}`, { month: monthName(timing.month) });
      default:
        return t(`timing.${timing.kind}`);
    }
  }
}

/** The days of the edition, said to be an estimate where they are one. */
export function EditionDays({ edition }: { edition: Dated | null }) {
  const { t } = useTranslation();
  const today = useToday();
  if (edition === null) return <>{t('timing.undatedLong')}</>;
  const days = formatDays(edition, currentLanguage(), today);
  return <>{edition.estimated ? t('timing.estimatedDays', { days }) : days}</>;
}

function toneOf({ kind }: Timing): 'now' | 'last' | 'soon' | 'guess' | 'off' {
  switch (kind) {
    case 'running':
    case 'todayOnly':
      return 'now';
    case 'lastDay':
      return 'last';
    case 'starts':
    case 'startsTomorrow':
    case 'startsLater':
      return 'soon';
    case 'estimated':
    case 'undated':
      return 'guess';
    default:
      return 'off';
  }
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1),
  );
}
