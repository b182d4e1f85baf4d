import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.js';
import styles from './search-box.module.css';

/** Pauses in typing shorter than this are not searched for. */
const PAUSE_MS = 250;

interface Props {
  readonly words: string;
  readonly onSearch: (words: string) => void;
}

/** Searches as one types; Enter need not be pressed. */
export function SearchBox({ words, onSearch }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(words);
  const sent = useRef(words);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (words !== sent.current) setTyped(words);
    sent.current = words;
  }, [words]);

  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => send(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  });

  function send(next: string): void {
    sent.current = next;
    onSearch(next);
  }

  return (
    <search>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
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
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={100}
          placeholder={t('search.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
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
      </form>
    </search>
  );
}
