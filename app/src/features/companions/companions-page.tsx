import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companionsQuery } from '../../shared/companions/companions.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import type { Account } from '../../shared/session/session.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { CompanionRow } from './companion-row.js';
import styles from './companions.module.css';
import { Invite } from './invite.js';
import { InvitationRow } from './invitation-row.js';

/** With whom I am recommended festivals: invite, see, end. */
export function CompanionsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('together.title')} className={styles.title} />
      <p className={styles.soft}>{t('together.about')}</p>
      <MembersOnly>{(account) => <Companions account={account} />}</MembersOnly>
    </div>
  );
}

function Companions({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(companionsQuery(account.id));
  if (isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <Skeleton height="9rem" />
      </div>
    );
  }
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data.companions.length === 0 ? (
        <EmptyState title={t('together.empty')}>
          <p>{t('together.emptyDetail')}</p>
        </EmptyState>
      ) : (
        <section className={styles.panel} aria-label={t('together.title')}>
          <ul className={styles.rows}>
            {data.companions.map((companion) => (
              <li key={companion.id}>
                <CompanionRow companion={companion} accountId={account.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Invite account={account} />
      {data.invitations.length > 0 && (
        <section className={styles.panel} aria-labelledby="waiting">
          <h2 id="waiting">{t('together.waiting')}</h2>
          <ul className={styles.rows}>
            {data.invitations.map((invitation) => (
              <li key={invitation.id}>
                <InvitationRow invitation={invitation} accountId={account.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
