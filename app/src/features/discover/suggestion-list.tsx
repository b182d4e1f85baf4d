import { useTranslation } from 'react-i18next';
import { keyOf, partsOf, type Suggestion } from './suggestion.js';
import styles from './suggestion-list.module.css';
import type { Suggestions } from './use-suggestions.js';

interface Props {
  readonly id: string;
  readonly words: string;
  readonly suggestions: Suggestions;
  readonly onChoose: (chosen: Suggestion) => void;
}

/** Under the search box; how many there are is also told to whoever does not see them. */
export function SuggestionList({ id, words, suggestions, onChoose }: Props) {
  const { t } = useTranslation();
  const { isOpen, items, active, state } = suggestions;
  const told = {
    looking: t('search.looking'),
    failed: t('search.notSuggested'),
    known: items.length === 0 ? t('search.noneSuggested') : t('search.suggested', { count: items.length }),
  }[state];
  return (
    <>
      <p
        role="status"
        className={isOpen && items.length === 0 ? `${styles.panel} ${styles.told}` : 'visually-hidden'}
      >
        {isOpen && told}
      </p>
      {items.length > 0 && (
        <ul id={id} role="listbox" aria-label={t('search.suggestions')} className={styles.panel}>
          {items.map((item) => {
            const [before, typed, after] = partsOf(item, words);
            return (
              <li
                key={keyOf(item)}
                id={optionId(id, item)}
                role="option"
                aria-selected={item === active}
                className={styles.option}
                ref={item === active ? bringIntoView : undefined}
                // The box keeps the focus, so that the list does not close before the click is heard.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(item)}
              >
                <span>
                  {before}
                  {typed !== '' && <mark>{typed}</mark>}
                  {after}
                </span>
                <small>{t(`search.kind.${item.kind}`)}</small>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

export function optionId(listId: string, item: Suggestion): string {
  return `${listId}-${keyOf(item).replaceAll(/\s/g, '-')}`;
}

function bringIntoView(option: HTMLLIElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
