import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useToday } from '../../shared/dates/use-today.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { runningQuery } from './discover.queries.js';
import styles from './discover-layout.module.css';
import { WhenChips } from './filter-bar.js';
import { HeroScene } from './hero-scene.js';
import { SearchBox } from './search-box.js';
import { filterOf, paramsOf, type SearchFilter } from './search-filter.js';
import { filterBy } from './suggestion.js';

/** The search box above both the home page and the results, so that typing goes on while they change. */
export function DiscoverLayout() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const home = useLocation().pathname === '/';
  const filter = filterOf(params);
  const search = (next: SearchFilter) =>
    void navigate(`/festivals?${paramsOf(next)}`, { replace: !home, state: { keepPlace: true } });

  return (
    <>
      <div className={home ? styles.hero : styles.compact}>
        {home && <HeroScene />}
        <div className={styles.words}>
          {home && <HeroWords />}
          <SearchBox
            words={filter.q}
            onSearch={(q) => {
              if (!home || q !== '') search({ ...filter, q });
            }}
            onChoose={(chosen) => {
              if (chosen.festivalId !== undefined) void navigate(`/festivals/${chosen.festivalId}`);
              else search({ ...filter, q: '', ...filterBy(chosen) });
            }}
          />
          {home && (
            <div className={styles.chips}>
              <WhenChips when="" onChange={(when) => search({ ...filter, when })} />
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
