import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookmarksQuery } from '../../shared/festival/bookmarks.js';
import { FestivalCard, FestivalCardSkeleton } from '../../shared/festival/festival-card.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState } from '../../shared/ui/states.js';
import styles from './pages.module.css';

export function SavedPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('saved.title')} className={styles.title} />
      <MembersOnly>{(account) => <Saved accountId={account.id} />}</MembersOnly>
    </div>
  );
}

function Saved({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(bookmarksQuery(accountId));
  if (isPending) {
    return (
      <div className={styles.grid} role="status" aria-label={t('state.loading')}>
        <FestivalCardSkeleton />
        <FestivalCardSkeleton />
      </div>
    );
  }
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) {
    return (
      <EmptyState title={t('saved.empty')}>
        <p>{t('saved.emptyDetail')}</p>
        <ButtonLink to="/festivals">{t('saved.find')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <ul className={styles.grid}>
      {data.map((festival) => (
        <li key={festival.id}>
          <FestivalCard
            festival={festival}
            sizes="(min-width: 1180px) 280px, (min-width: 720px) 33vw, 92vw"
          />
        </li>
      ))}
    </ul>
  );
}
