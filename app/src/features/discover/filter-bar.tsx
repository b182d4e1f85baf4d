import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CategoryCode, categoryCodes } from '../../shared/category/category.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { askWhereabouts, forgetWhereabouts, useWhereabouts } from '../../shared/location/whereabouts.js';
import { Icon } from '../../shared/ui/icon.js';
import { regionsQuery } from './discover.queries.js';
import styles from './filter-bar.module.css';
import { type SearchFilter, type WhenWord, whenWords } from './search-filter.js';

interface Props {
  readonly filter: SearchFilter;
  readonly onChange: (change: Partial<SearchFilter>) => void;
}

export function FilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const isWord = whenWords.some((word) => word === filter.when);
  return (
    <div className={styles.bar} role="group" aria-label={t('filter.label')}>
      <WhenChips when={filter.when} onChange={(when) => onChange({ when })} />
      <NearChip />
      {filter.tag !== '' && (
        <button
          type="button"
          className={styles.chip}
          aria-pressed
          aria-label={t('filter.tag', { tag: filter.tag })}
          onClick={() => onChange({ tag: '' })}
        >
          #{filter.tag}
          <Icon name="close" size={16} />
        </button>
      )}
      <span className={styles.fields}>
        <RegionField region={filter.region} onChange={(region) => onChange({ region })} />
        <label className={styles.field}>
          <span>{t('filter.category')}</span>
          <select
            value={filter.category}
            onChange={(event) => onChange({ category: event.target.value as CategoryCode | '' })}
          >
            <option value="">{t('filter.all')}</option>
            {categoryCodes.map((code) => (
              <option key={code} value={code}>
                {t(`category.${code}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          <span>{t('filter.date')}</span>
          <input
            type="date"
            value={isWord ? '' : filter.when}
            onChange={(event) => onChange({ when: event.target.value })}
          />
        </label>
      </span>
    </div>
  );
}

/** Now, this weekend, this month: one of them or none. */
export function WhenChips({ when, onChange }: { when: string; onChange: (when: WhenWord | '') => void }) {
  const { t } = useTranslation();
  return whenWords.map((word) => (
    <button
      key={word}
      type="button"
      className={styles.chip}
      aria-pressed={when === word}
      onClick={() => onChange(when === word ? '' : word)}
    >
      {t(`filter.when.${word}`)}
    </button>
  ));
}

function NearChip() {
  const { t } = useTranslation();
  const { state } = useWhereabouts();
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        aria-pressed={state === 'on'}
        disabled={state === 'asking'}
        onClick={state === 'on' ? forgetWhereabouts : askWhereabouts}
      >
        <Icon name="locate" size={17} />
        {t(state === 'asking' ? 'filter.locating' : 'filter.near')}
      </button>
      <span role="status" className={styles.refused}>
        {state === 'refused' && t('filter.nearRefused')}
      </span>
    </>
  );
}

function RegionField({ region, onChange }: { region: string; onChange: (region: string) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(regionsQuery());
  const nameOf = (one: { name: string; nameEn: string }) =>
    currentLanguage() === 'en' ? one.nameEn : one.name;
  const district = data?.items.flatMap(({ districts }) => districts).find(({ code }) => code === region);
  return (
    <label className={styles.field}>
      <span>{t('filter.region')}</span>
      <select value={region} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('filter.allRegions')}</option>
        {district && <option value={district.code}>{nameOf(district)}</option>}
        {data?.items.map((province) => (
          <option key={province.code} value={province.code}>
            {nameOf(province)}
          </option>
        ))}
      </select>
    </label>
  );
}
