import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { suggestionsQuery } from './discover.queries.js';
import { keyOf, type Suggestion } from './suggestion.js';

export interface Suggestions {
  readonly isOpen: boolean;
  readonly items: readonly Suggestion[];
  readonly active: Suggestion | undefined;
  readonly state: 'looking' | 'failed' | 'known';
  readonly open: () => void;
  readonly close: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Suggestions for words, walked through by keys while the typing goes on: the keys of the ARIA combobox. */
export function useSuggestions(words: string, onChoose: (chosen: Suggestion) => void): Suggestions {
  const [isWanted, setWanted] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const isOpen = isWanted && words !== '';
  const { data, isPending, isError } = useQuery({ ...suggestionsQuery(words), enabled: isOpen });
  const items = isOpen && !isError ? (data?.items ?? []) : [];
  const at = items.findIndex((item) => keyOf(item) === activeKey);

  const show = (wanted: boolean) => {
    setWanted(wanted);
    setActiveKey(null);
  };
  /** Through the list and, between its last and its first, back to what was typed. */
  const step = (by: 1 | -1) => {
    const places = items.length + 1;
    const next = items[((at + 1 + by + places) % places) - 1];
    setWanted(true);
    setActiveKey(next === undefined ? null : keyOf(next));
  };

  return {
    isOpen,
    items,
    active: items[at],
    state: isError ? 'failed' : isPending ? 'looking' : 'known',
    open: () => show(true),
    close: () => show(false),
    onKeyDown(event) {
      // These keys are the keyboard's own while it composes a syllable.
      if (event.nativeEvent.isComposing) return;
      const chosen = items[at];
      if (event.key === 'ArrowDown') step(1);
      else if (event.key === 'ArrowUp') step(-1);
      else if (event.key === 'Escape' && isOpen) show(false);
      else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
      else return;
      event.preventDefault();
    },
  };
}
