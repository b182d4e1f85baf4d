import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/problem.js';
import { CategoryArt } from '../../shared/category/category-art.js';
import { CategoryTag } from '../../shared/category/category-tag.js';
import { BookmarkButton } from '../../shared/festival/bookmark-button.js';
import { useFestivalName } from '../../shared/festival/festival-words.js';
import { Rating } from '../../shared/festival/rating.js';
import { useSignal } from '../../shared/festival/signals.js';
import { TimingBadge } from '../../shared/festival/timing.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { Photo } from '../../shared/photo/photo.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { Editions } from './editions.js';
import { Facts } from './facts.js';
import { type Festival, festivalQuery } from './festival.queries.js';
import styles from './festival-page.module.css';
import { History } from './history.js';
import { Pictures } from './pictures.js';
import { ShareButton } from './share-button.js';
import { Similar } from './similar.js';
import { VisitButton } from './visit-button.js';

/** Whoever stays so long reads. */
const LONG_MS = 30_000;

/** One festival; `reviews` draws what visitors say of it. */
export function FestivalPage({ reviews }: { reviews: (festival: Festival) => ReactNode }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: festival, error, isPending, refetch } = useQuery(festivalQuery(id));
  const signal = useSignal();
  const seen = festival?.id;
  useEffect(() => {
    if (seen === undefined) return;
    signal('view', seen);
    const staying = setTimeout(() => {
      if (document.visibilityState === 'visible') signal('longView', seen);
    }, LONG_MS);
    return () => clearTimeout(staying);
  }, [seen, signal]);

  if (isPending) return <FestivalSkeleton />;
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) {
    return (
      <div className={styles.gone}>
        <PageHeading title={t('festival.gone')} className="visually-hidden" />
        <EmptyState title={t('festival.gone')}>
          <p>{t('festival.goneDetail')}</p>
          <ButtonLink to="/festivals">{t('festival.toList')}</ButtonLink>
        </EmptyState>
      </div>
    );
  }
  if (festival === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <article className={styles.page}>
      <div className={styles.cover}>
        <Photo
          photo={festival.cover}
          sizes="(min-width: 1180px) 1180px, 100vw"
          eager
          fallback={<CategoryArt category={festival.category} />}
        />
        {festival.cover?.credit && (
          <p className={styles.credit}>{t('festival.photoBy', { credit: festival.cover.credit })}</p>
        )}
      </div>
      <Head festival={festival} />
      <div className={styles.columns}>
        <div className={styles.story}>
          <Description festival={festival} />
          <Pictures festival={festival} />
          <Editions editions={festival.editions} />
          <History id={festival.id} />
          {reviews(festival)}
        </div>
        <aside className={styles.aside} aria-label={t('festival.facts')}>
          <Facts festival={festival} />
        </aside>
      </div>
      <Similar id={festival.id} />
    </article>
  );
}

function Head({ festival }: { festival: Festival }) {
  const { t } = useTranslation();
  const name = useFestivalName()(festival);
  const other = name === festival.name ? festival.nameEn : festival.name;
  return (
    <header className={styles.head}>
      <p className={styles.tags}>
        <TimingBadge edition={festival.edition} />
        <CategoryTag category={festival.category} />
        <Rating rating={festival.rating} />
      </p>
      <PageHeading title={name} className={styles.title} />
      {other !== null && (
        <p className={styles.other} lang={other === festival.name ? 'ko' : 'en'}>
          {other}
        </p>
      )}
      <div className={styles.actions}>
        <BookmarkButton festival={festival} labelled />
        <VisitButton festival={festival} />
        <ShareButton id={festival.id} title={name} />
        {festival.edition !== null && (
          <ButtonLink to={`/v1/festivals/${festival.id}/calendar.ics`} reloadDocument download look="quiet">
            <Icon name="calendar" />
            {t('festival.toCalendar')}
          </ButtonLink>
        )}
        {festival.bookmarkCount > 0 && (
          <span className={styles.keepers}>{t('festival.keepers', { count: festival.bookmarkCount })}</span>
        )}
      </div>
    </header>
  );
}

/** In the reader's language where there is one, else in the other, said to be so. */
function Description({ festival }: { festival: Festival }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const own = language === 'ko' ? festival.description : festival.descriptionEn;
  const text = own ?? festival.description ?? festival.descriptionEn;
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('festival.about')}</h2>
      {text === null ? (
        <p className={styles.soft}>{t('festival.noDescription')}</p>
      ) : (
        <p className={styles.text} lang={text === festival.description ? 'ko' : 'en'}>
          {text}
        </p>
      )}
      {festival.tags.length > 0 && (
        <ul className={styles.words} aria-label={t('festival.tags')}>
          {festival.tags.map((tag) => (
            <li key={tag}>#{tag}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FestivalSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.page} role="status" aria-label={t('state.loading')}>
      <div className={styles.cover}>
        <Skeleton height="100%" />
      </div>
      <div className={styles.head}>
        <Skeleton height="1.4rem" width="30%" />
        <Skeleton height="2.6rem" width="70%" />
      </div>
      <Skeleton height="14rem" />
    </div>
  );
}
