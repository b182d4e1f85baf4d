import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef } from 'react';
import { Button as AskingButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MembersOnly } from '../../shared/session/members-only.js';
import type { Account } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { Confirm } from '../../shared/ui/confirm.js';
import { notify } from '../../shared/ui/notice.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton, useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';
import { PersonalisationSwitch } from './personalisation-switch.js';
import { forget, type Forgetting, type Taste, tasteQuery } from './taste.queries.js';
import taste from './taste-page.module.css';
import { TasteBars } from './taste-bars.js';
import { TasteFestivals } from './taste-festivals.js';

export function TastePage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('taste.title')} className={styles.title} />
      <MembersOnly>{(account) => <Known account={account} />}</MembersOnly>
    </div>
  );
}

function Known({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(tasteQuery(account.id));
  return (
    <>
      <section className={styles.panel} aria-label={t('me.personalised')}>
        <p>{t('taste.why')}</p>
        <PersonalisationSwitch account={account} />
        <p className={styles.soft}>{t('taste.privacy')}</p>
      </section>
      {data === undefined && error === null && (
        <div role="status" aria-label={t('state.loading')}>
          <Skeleton height="12rem" />
        </div>
      )}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Beliefs taste={data} />}
    </>
  );
}

function Beliefs({
  taste: { personalised, summary, categories, regions, months, festivals },
}: {
  taste: Taste;
}) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { mutate, isPending } = useForgetting(heading);
  if (!personalised) {
    return (
      <EmptyState title={t('taste.off')}>
        <p>{t('taste.offDetail')}</p>
      </EmptyState>
    );
  }
  const monthName = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' });
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={taste.summary}>
        {festivals.length === 0 ? t('taste.empty') : summary}
      </h2>
      {festivals.length === 0 ? (
        <div>
          <p>{t('taste.emptyDetail')}</p>
          <ButtonLink to="/festivals">{t('saved.find')}</ButtonLink>
        </div>
      ) : (
        <>
          <div className={taste.axes}>
            <TasteBars title={t('taste.categories')} bars={categories} />
            <TasteBars title={t('taste.regions')} bars={regions} />
            <TasteBars
              title={t('taste.months')}
              bars={months.map(({ month, weight }) => ({
                code: String(month),
                name: monthName.format(Date.UTC(2026, month - 1)),
                weight,
              }))}
            />
          </div>
          <TasteFestivals festivals={festivals} busy={isPending} onForget={mutate} />
        </>
      )}
      <Confirm
        title={t('taste.resetTitle')}
        detail={t('taste.resetDetail')}
        yes={t('taste.resetYes')}
        onYes={() => mutate({})}
      >
        <AskingButton className={taste.reset} isDisabled={isPending}>
          {t('taste.reset')}
        </AskingButton>
      </Confirm>
    </>
  );
}

/** What had the focus is gone with what was forgotten, so it goes to the heading. */
function useForgetting(heading: RefObject<HTMLHeadingElement | null>) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: Forgetting) => forget(what),
    onSuccess: async (_, { festivalId }) => {
      notify(t(festivalId === undefined ? 'taste.resetDone' : 'taste.forgotten'));
      void queries.invalidateQueries({ queryKey: ['recommendations'] });
      await queries.invalidateQueries({ queryKey: ['taste'] });
      heading.current?.focus();
    },
    onError: (error) => notify(words(error).title),
  });
}
