import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.js';
import styles from './search-box.module.css';
import type { Suggestion } from './suggestion.js';
import { optionId, SuggestionList } from './suggestion-list.js';
import { useSuggestions } from './use-suggestions.js';

/** Pauses in typing shorter than this are not searched for: nobody means the syllables that are half composed. */
const PAUSE_MS = 250;

interface Props {
  readonly words: string;
  readonly onSearch: (words: string) => void;
  readonly onChoose: (chosen: Suggestion) => void;
}

/** Searches as one types, and suggests; Enter need not be pressed. */
export function SearchBox({ words, onSearch, onChoose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(words);
  const sent = useRef(words);
  const typedOn = useRef('');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const asked = words.trim();
  const suggestions = useSuggestions(asked, choose);

  useEffect(() => {
    if (words !== sent.current) setTyped(words);
    sent.current = words;
  }, [words]);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      if (hasLeft(typedOn.current)) setTyped(words);
      else send(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });

  function send(next: string): void {
    sent.current = next;
    onSearch(next);
  }

  function choose(chosen: Suggestion): void {
    suggestions.close();
    sent.current = '';
    setTyped('');
    onChoose(chosen);
  }

  return (
    <search>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          suggestions.close();
          send(typed);
        }}
      >
        <Icon name="search" />
        <label className="visually-hidden" htmlFor="search-words">
          {t('search.label')}
        </label>
        <input
          ref={input}
          id="search-words"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={suggestions.items.length > 0}
          aria-controls={suggestions.items.length > 0 ? listId : undefined}
          aria-activedescendant={suggestions.active && optionId(listId, suggestions.active)}
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          placeholder={t('search.placeholder')}
          value={typed}
          onChange={(event) => {
            typedOn.current = window.location.pathname;
            setTyped(event.target.value);
            suggestions.open();
          }}
          onKeyDown={suggestions.onKeyDown}
          onBlur={suggestions.close}
        />
        {typed !== '' && (
          <button
            type="button"
            aria-label={t('search.clear')}
            onClick={() => {
              setTyped('');
              send('');
              input.current?.focus();
            }}
          >
            <Icon name="close" size={18} />
          </button>
        )}
        <SuggestionList id={listId} words={asked} suggestions={suggestions} onChoose={choose} />
      </form>
    </search>
  );
}

/** Whether a link was followed since, as home, where the box stays: the search must not call anybody back. */
function hasLeft(typedOn: string): boolean {
  return ![typedOn, '/festivals'].includes(window.location.pathname);
}
