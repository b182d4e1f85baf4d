import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { useDayWords } from '../../shared/dates/day-words.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { useCompanionChange } from './companions.changes.js';
import styles from './companions.module.css';

/** What somebody who was sent a link sees: who asks, and what it means to accept. */
export function AcceptPage() {
  const { t } = useTranslation();
  // It stays in the address, through signing in too, and is kept nowhere else.
  const code = useLocation().hash.slice(1);
  return (
    <div className={styles.page}>
      <PageHeading title={t('together.accept.title')} className={styles.title} />
      {code === '' ? (
        <EmptyState title={t('together.accept.missing')}>
          <p>{t('together.accept.missingDetail')}</p>
        </EmptyState>
      ) : (
        <MembersOnly>{(account) => <Invitation code={code} accountId={account.id} />}</MembersOnly>
      )}
    </div>
  );
}

function Invitation({ code, accountId }: { code: string; accountId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dayWords = useDayWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['invitation', currentLanguage(), accountId, code],
    queryFn: () => answerOf(api.POST('/v1/me/companions/invitations/look', { body: { code } })),
    retry: false,
    staleTime: Infinity,
  });
  const accepting = useCompanionChange(
    accountId,
    () => answerOf(api.POST('/v1/me/companions', { body: { code } })),
    ({ displayName }) => {
      notify(t('together.accept.done', { name: displayName }));
      void navigate('/me/companions', { replace: true });
    },
  );
  if (isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <Skeleton height="12rem" />
      </div>
    );
  }
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles.panel} aria-labelledby="asks">
      <h2 id="asks">{t('together.accept.asks', { name: data.displayName })}</h2>
      <p>{data.meaning}</p>
      <p className={styles.soft}>{t('together.until', { day: dayWords(data.expiresAt) })}</p>
      <p className={styles.actions}>
        <Button disabled={accepting.isPending} onClick={() => accepting.mutate()}>
          {t('together.accept.yes')}
        </Button>
        <Button look="quiet" onClick={() => void navigate('/', { replace: true })}>
          {t('together.accept.no')}
        </Button>
      </p>
    </section>
  );
}
