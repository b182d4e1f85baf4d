import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import type { Account } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { ErrorState, Skeleton } from '../../shared/ui/states.js';
import { AskedAgain } from './asked-again.js';
import styles from './pages.module.css';
import { SessionRow } from './session-row.js';
import { sessionsKey, useSessionEnd } from './sessions.changes.js';

/** Where somebody is signed in, and how that ends. */
export function SessionsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('sessions.title')} className={styles.title} />
      <MembersOnly>{(account) => <Sessions account={account} />}</MembersOnly>
    </div>
  );
}

function Sessions({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: sessionsKey(account.id),
    queryFn: () => answerOf(api.GET('/v1/auth/sessions')),
  });
  const endOthers = useSessionEnd(
    account.id,
    (currentPassword) => answerOf(api.DELETE('/v1/auth/sessions', { body: { currentPassword } })),
    t('sessions.endOthersDone'),
  );
  if (isPending) return <Skeleton height="12rem" />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles.panel}>
      <p className={styles.soft}>{t('sessions.why')}</p>
      <ul className={styles.rows}>
        {data.items.map((session) => (
          <li key={session.id}>
            <SessionRow session={session} accountId={account.id} />
          </li>
        ))}
      </ul>
      {data.items.length > 1 ? (
        <AskedAgain title={t('sessions.endOthersAgain')} yes={t('sessions.endOthers')} act={endOthers}>
          {(begin, isPending) => (
            <Button look="quiet" disabled={isPending} onClick={begin}>
              {t('sessions.endOthers')}
            </Button>
          )}
        </AskedAgain>
      ) : (
        <p className={styles.soft}>{t('sessions.alone')}</p>
      )}
    </section>
  );
}
