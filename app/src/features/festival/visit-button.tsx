import { useTranslation } from 'react-i18next';
import { useToday } from '../../shared/dates/use-today.js';
import { begunBy } from '../../shared/festival/begun.js';
import { useSession } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import type { Festival } from './festival.queries.js';
import { useVisit } from './visit.js';
import styles from './visit-button.module.css';

/** “I was there”; not where nobody can have been yet, nor for who lets nothing be learned from it. */
export function VisitButton({ festival: { id, editions } }: { festival: Festival }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const { been, toggle } = useVisit(id);
  const today = useToday();
  if (account?.personalised === false || begunBy(today, editions).length === 0) return null;
  return (
    <Button look="quiet" className={styles.visit} aria-pressed={been} onClick={toggle}>
      <Icon name={been ? 'check' : 'ticket'} />
      {t('visit.label')}
    </Button>
  );
}
