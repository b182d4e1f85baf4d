import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useToday } from '../../shared/dates/use-today.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { runningQuery } from './discover.queries.js';
import styles from './discover-layout.module.css';
import { WhenChips } from './filter-bar.js';
import { HeroScene } from './hero-scene.js';
import { SearchBox } from './search-box.js';
import { filterBy } from './suggestion.js';
import { useFilter } from './use-filter.js';

/** The search box above both the home page and the results, so that typing goes on while they change. */
export function DiscoverLayout() {
  const navigate = useNavigate();
  const [filter, change] = useFilter();
  const home = useLocation().pathname === '/';

  return (
    <>
      <div className={home ? styles.hero : styles.compact}>
        {home && <HeroScene />}
        <div className={styles.words}>
          {home && <HeroWords />}
          <SearchBox
            words={filter.q}
            onSearch={(q) => {
              if (!home || q !== '') change({ q });
            }}
            onChoose={(chosen) => {
              if (chosen.festivalId !== undefined) void navigate(`/festivals/${chosen.festivalId}`);
              else change({ q: '', ...filterBy(chosen) });
            }}
          />
          {home && (
            <div className={styles.chips}>
              <WhenChips when="" onChange={(when) => change({ when })} />
            </div>
          )}
        </div>
      </div>
      <Outlet />
    </>
  );
}

function HeroWords() {
  const { t } = useTranslation();
  const today = useToday();
  const { data } = useInfiniteQuery(runningQuery());
  const total = data?.pages[0]?.total ?? 0;
  const date = new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(Date.parse(today));
  return (
    <>
      <p className={styles.date}>{date}</p>
      <PageHeading title={t('home.title')} className={styles.title}>
        {total > 0 ? t('home.headlineCount', { count: total }) : t('home.headline')}
      </PageHeading>
      <p className={styles.sub}>{t('home.sub')}</p>
    </>
  );
}
