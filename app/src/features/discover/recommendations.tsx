import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { CompanionChips, useAvailable } from '../../shared/companions/companion-chips.js';
import { FestivalCard } from '../../shared/festival/festival-card.js';
import { useFestivalName } from '../../shared/festival/festival-words.js';
import { useSeen } from '../../shared/festival/seen.js';
import { useSignal } from '../../shared/festival/signals.js';
import { tell, tellNow } from '../../shared/festival/telling.js';
import { useWhereabouts } from '../../shared/location/whereabouts.js';
import { useSession } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { notify } from '../../shared/ui/notice.js';
import { EmptyState, ErrorState } from '../../shared/ui/states.js';
import { recommendationsQuery } from './discover.queries.js';
import { SkeletonGrid } from './festival-grid.js';
import styles from './recommendations.module.css';
import { SectionHead } from './section-head.js';

type Recommendation = components['schemas']['Recommendation'];

const SIZES = '(min-width: 1180px) 280px, (min-width: 720px) 33vw, 92vw';

/** Festivals to go to next, each with its reasons. */
export function Recommendations() {
  const { t } = useTranslation();
  const { account } = useSession();
  const whereabouts = useWhereabouts();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const together = useAvailable(account?.id ?? null, chosen);
  const companions = together.map(({ id }) => id);
  const { data, error, isPending, isFetching, refetch } = useQuery(
    recommendationsQuery(
      account?.id ?? null,
      whereabouts.state === 'on' ? whereabouts.near : undefined,
      companions,
    ),
  );
  const title =
    account === null
      ? t('recommendations.title')
      : t('recommendations.titleFor', { name: account.displayName });
  const names = together.map(({ displayName }) => displayName).join(', ');
  const note =
    names === ''
      ? t(account === null ? 'recommendations.noteStranger' : 'recommendations.note')
      : t('together.for', { names });
  return (
    <section aria-labelledby="recommended" className={styles.section} aria-busy={isFetching}>
      <SectionHead id="recommended" title={title} note={note} />
      {account?.personalised && (
        <CompanionChips accountId={account.id} chosen={companions} onChange={setChosen} />
      )}
      {isPending && <SkeletonGrid count={4} />}
      {error && (
        <ErrorState
          error={error}
          onRetry={() => void queries.invalidateQueries({ queryKey: ['companions'] }).then(() => refetch())}
        />
      )}
      <Notices notices={data?.notices ?? []} />
      <ul className={styles.list}>
        {data?.items.map((item) => (
          <Recommended key={item.festival.id} item={item} listId={data.listId} />
        ))}
      </ul>
      <p className={styles.trip}>
        <ButtonLink look="quiet" to="/trip">
          <Icon name="pin" size={18} />
          {t('trip.toPlan')}
        </ButtonLink>
      </p>
      {data?.model?.synthetic && <p className={styles.synthetic}>{t('recommendations.synthetic')}</p>}
    </section>
  );
}

/** Why there is nothing, or not just what one would expect; told when it changes too. */
function Notices({ notices }: { notices: components['schemas']['Recommendations']['notices'] }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {notices.map(({ code, text }) =>
        code === 'nothing-coming' || code === 'nothing-left' ? (
          <EmptyState key={code} title={text}>
            {code === 'nothing-left' && (
              <ButtonLink look="quiet" to="/me/taste">
                {t('taste.title')}
              </ButtonLink>
            )}
          </EmptyState>
        ) : (
          <p key={code} className={styles.notice}>
            <Icon name={code === 'outside-korea' ? 'pin' : 'search'} size={18} />
            {text}
          </p>
        ),
      )}
    </div>
  );
}

/** One of them; that it was seen and chosen is told with the list, so that models can be compared. */
function Recommended({ item: { festival, reasons }, listId }: { item: Recommendation; listId: string }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const signal = useSignal();
  const nameOf = useFestivalName();
  const seen = useSeen<HTMLLIElement>(festival.id, listId);
  const chosen = ({ target }: React.MouseEvent) => {
    if (!(target instanceof Element) || target.closest(`a[href="/festivals/${festival.id}"]`) === null)
      return;
    tell({ kind: 'click', festivalId: festival.id, listId });
    void tellNow();
  };
  return (
    <li ref={seen} onClickCapture={chosen}>
      <FestivalCard festival={festival} sizes={SIZES}>
        <ul className={styles.reasons} aria-label={t('recommendations.reasons')}>
          {reasons.map(({ code, text }) => (
            <li key={code + text}>
              <Icon name="sparkle" size={15} />
              {text}
            </li>
          ))}
        </ul>
        {account?.personalised && (
          <button
            type="button"
            className={styles.dismiss}
            onClick={() => {
              signal('dismiss', festival.id);
              notify(t('recommendations.dismissed'));
            }}
          >
            {t('recommendations.dismiss')}
            <span className="visually-hidden">{nameOf(festival)}</span>
          </button>
        )}
      </FestivalCard>
    </li>
  );
}
