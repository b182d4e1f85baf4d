import { useQuery, useQueryClient } from '@tanstack/react-query';
import { startTransition, useOptimistic } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CompanionChips, useAvailable } from '../../shared/companions/companion-chips.js';
import type { Day } from '../../shared/dates/festival-dates.js';
import { useToday } from '../../shared/dates/use-today.js';
import { useWhereabouts } from '../../shared/location/whereabouts.js';
import { useSession } from '../../shared/session/session.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { places } from './places.js';
import { TripForm } from './trip-form.js';
import styles from './trip-page.module.css';
import { TripPlan } from './trip-plan.js';
import { paramsOf, type TripWish, wishOf } from './trip-wish.js';
import { tripQuery } from './trip.queries.js';

/** From days and a place to festivals strung together; the address holds what was asked. */
export function TripPage() {
  const { t } = useTranslation();
  const { account, state } = useSession();
  const today = useToday();
  const queries = useQueryClient();
  const whereabouts = useWhereabouts();
  const [wish, setWish] = useWish(today);
  const member = account?.personalised ? account : null;
  const companions = useAvailable(member?.id ?? null, wish.with).map(({ id }) => id);
  const near =
    wish.place === 'here' ? (whereabouts.state === 'on' ? whereabouts.near : null) : places[wish.place];
  const { from, to, radiusKm } = wish;
  const asked =
    near === null || state === 'restoring'
      ? null
      : { near, radiusKm, from, to, ...(companions.length === 0 ? {} : { with: companions.join(',') }) };
  const { data, error, isFetching, refetch } = useQuery(tripQuery(account?.id ?? null, asked));
  const change = (more: Partial<TripWish>) => setWish({ ...wish, ...more });
  const start = wish.place === 'here' ? t('trip.here') : t(`trip.place.${wish.place}`);
  return (
    <div className={styles.page}>
      <PageHeading title={t('trip.title')} className={styles.title} />
      <p className={styles.soft}>{t('trip.about')}</p>
      <TripForm wish={wish} onChange={change} />
      {member !== null && (
        <CompanionChips
          accountId={member.id}
          chosen={companions}
          onChange={(chosen) => change({ with: chosen })}
        />
      )}
      <section aria-label={t('trip.title')} aria-busy={isFetching}>
        {near === null ? (
          <p role="status" className={styles.soft}>
            {t(
              whereabouts.state === 'refused' || whereabouts.state === 'off'
                ? 'trip.refused'
                : 'trip.locating',
            )}
          </p>
        ) : error ? (
          <ErrorState
            error={error}
            onRetry={() => void queries.invalidateQueries({ queryKey: ['companions'] }).then(() => refetch())}
          />
        ) : data === undefined ? (
          <div role="status" aria-label={t('state.loading')}>
            <Skeleton height="16rem" />
          </div>
        ) : data.visits === 0 ? (
          <EmptyState title={t('trip.empty')}>
            {data.notes.map(({ code, text }) => (
              <p key={code}>{text}</p>
            ))}
          </EmptyState>
        ) : (
          <TripPlan trip={data} near={near} start={start} />
        )}
      </section>
    </div>
  );
}

/** What is asked, as the address has it; shown at once, since a field that waited for the address would lose keys. */
function useWish(today: Day): [TripWish, (wish: TripWish) => void] {
  const [params, setParams] = useSearchParams();
  const [wish, show] = useOptimistic(wishOf(params, today));
  const change = (next: TripWish) =>
    startTransition(() => {
      const sound = wishOf(paramsOf(next), today);
      show(sound);
      setParams(paramsOf(sound), { replace: true });
    });
  return [wish, change];
}
