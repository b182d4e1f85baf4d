import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../ui/icon.js';
import styles from './companion-chips.module.css';
import { type Companion, companionsQuery } from './companions.js';

/** More than that the API does not take at once. */
const MOST = 5;

interface Props {
  readonly accountId: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** For whom else: each companion a switch, and the way to invite more. */
export function CompanionChips({ accountId, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const companions = useQuery(companionsQuery(accountId)).data?.companions ?? [];
  return (
    <div className={styles.group} role="group" aria-label={t('together.with')}>
      {companions.length > 0 && (
        <span className={styles.label} aria-hidden="true">
          {t('together.with')}
        </span>
      )}
      {companions.map(({ id, displayName, available }) => {
        const isChosen = chosen.includes(id);
        return (
          <button
            key={id}
            type="button"
            className={styles.chip}
            aria-pressed={isChosen}
            disabled={!available || (!isChosen && chosen.length >= MOST)}
            onClick={() => onChange(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {displayName}
            {!available && ` (${t('together.unavailable')})`}
          </button>
        );
      })}
      <Link to="/me/companions" className={styles.link}>
        <Icon name="people" size={18} />
        {t(companions.length === 0 ? 'together.start' : 'together.manage')}
      </Link>
    </div>
  );
}

/** Those of the chosen that may be asked with now: one may have ended it meanwhile. */
export function useAvailable(accountId: string | null, chosen: readonly string[]): Companion[] {
  const { data } = useQuery({ ...companionsQuery(accountId ?? ''), enabled: accountId !== null });
  return chosen.flatMap((id) => data?.companions.find((one) => one.id === id && one.available) ?? []);
}
