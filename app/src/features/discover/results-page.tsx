import { useTranslation } from 'react-i18next';
import { useToday } from '../../shared/dates/use-today.js';
import { useWhereabouts } from '../../shared/location/whereabouts.js';
import { Button } from '../../shared/ui/button.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState } from '../../shared/ui/states.js';
import { FestivalGrid } from './festival-grid.js';
import { FilterBar } from './filter-bar.js';
import styles from './results-page.module.css';
import { NO_FILTER, queryOf } from './search-filter.js';
import { useFilter } from './use-filter.js';

const PER_PAGE = 12;

/** Everything that fits the words and filters of the address. */
export function ResultsPage() {
  const { t } = useTranslation();
  const [filter, change] = useFilter();
  const whereabouts = useWhereabouts();
  const query = queryOf(filter, whereabouts.state === 'on' ? whereabouts.near : undefined, useToday());

  return (
    <div className={styles.page}>
      <PageHeading
        className={styles.title}
        title={filter.q === '' ? t('results.title') : t('results.titleFor', { words: filter.q })}
      />
      <FilterBar filter={filter} onChange={change} />
      <FestivalGrid
        query={query}
        perPage={PER_PAGE}
        heading={(total) => (
          <p className={styles.count} role="status">
            {t('results.count', { count: total })}
          </p>
        )}
        empty={
          <EmptyState title={t('results.empty')}>
            <p>{t('results.emptyDetail')}</p>
            <Button look="quiet" onClick={() => change(NO_FILTER)}>
              {t('results.reset')}
            </Button>
          </EmptyState>
        }
      />
    </div>
  );
}
