import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { categoryCodes, hueOf } from '../../shared/category/category.js';
import { CategoryArt } from '../../shared/category/category-art.js';
import { FestivalCard } from '../../shared/festival/festival-card.js';
import { EmptyState, ErrorState } from '../../shared/ui/states.js';
import { runningQuery } from './discover.queries.js';
import { FestivalGrid, SkeletonGrid } from './festival-grid.js';
import styles from './home-page.module.css';
import { Recommendations } from './recommendations.js';
import type { FestivalQuery } from './search-filter.js';
import { SectionHead } from './section-head.js';

const COMING: FestivalQuery = { status: 'upcoming', sort: 'soonest' };
const COMING_SHOWN = 8;
/** With one piece of four cells and the others of one, these fill rows of four to the end. */
const WHOLE_MOSAICS = [9, 5];

/** What runs now, what to see next, what is coming. */
export function HomePage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <section aria-labelledby="running">
        <SectionHead id="running" title={t('home.running')} more="/festivals?when=now" />
        <Running />
      </section>
      <Recommendations />
      <section aria-labelledby="categories">
        <SectionHead id="categories" title={t('home.categories')} />
        <Categories />
      </section>
      <section aria-labelledby="coming">
        <SectionHead id="coming" title={t('home.coming')} />
        <FestivalGrid
          query={COMING}
          perPage={COMING_SHOWN}
          empty={<EmptyState title={t('home.comingEmpty')} />}
        />
      </section>
    </div>
  );
}

function Running() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useInfiniteQuery(runningQuery());
  if (isPending) return <SkeletonGrid count={4} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const found = data.pages[0]?.items ?? [];
  const whole = WHOLE_MOSAICS.find((count) => count <= found.length);
  const festivals = found.slice(0, whole);
  if (festivals.length === 0) return <EmptyState title={t('home.runningEmpty')} />;
  return (
    <ul className={`${styles.strip} ${whole === undefined ? '' : styles.mosaic}`}>
      {festivals.map((festival, index) => (
        <li key={festival.id}>
          <FestivalCard
            festival={festival}
            eager={index < 2}
            sizes={
              index === 0 && whole !== undefined
                ? '(min-width: 1000px) 580px, 82vw'
                : '(min-width: 1000px) 280px, 82vw'
            }
          />
        </li>
      ))}
    </ul>
  );
}

function Categories() {
  const { t } = useTranslation();
  return (
    <ul className={styles.tiles}>
      {categoryCodes.map((code) => (
        <li key={code}>
          <Link to={`/festivals?category=${code}`} className={styles.tile} style={hueOf(code)}>
            <CategoryArt category={code} />
            <span>{t(`category.${code}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
