import { useEffect, useLayoutEffect } from 'react';
import { useStore } from 'react-admin';
import type { WordKey } from '../../i18n/messages.js';
import { plainKeyOf } from './key.rules.js';

export interface PageKey {
  /** A lower-case Latin letter. */
  readonly key: string;
  /** What it does, for the list of keys. */
  readonly text: WordKey;
  readonly run: () => void;
}

let ofPage: readonly PageKey[] = [];

/** The keys of the page one is on. */
export function keysOfPage(): readonly PageKey[] {
  return ofPage;
}

/** Whether single letters do anything: who dictates to the computer presses many by speaking (WCAG 2.1.4). */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  return useStore('keys', true);
}

/** Lets single letters act on this page while no dialog is open. */
export function usePageKeys(keys: readonly PageKey[]): void {
  // As soon as it is drawn: a key pressed at once means what is in sight, not what was there before.
  useLayoutEffect(() => {
    ofPage = keys;
    return () => {
      ofPage = [];
    };
  });
  usePlainKeys((pressed) => ofPage.find(({ key }) => key === pressed)?.run);
}

/** @param actionOf what a key does now, if anything */
export function usePlainKeys(actionOf: (key: string) => (() => void) | undefined): void {
  const [wanted] = useKeysWanted();
  useEffect(() => {
    if (!wanted) return undefined;
    const press = (event: KeyboardEvent) => {
      const key = plainKeyOf(event);
      // A key held down for a moment too long decides one thing, not ten.
      if (key === null || event.repeat || event.defaultPrevented) return;
      if (document.querySelector('[aria-modal=true]') !== null) return;
      const run = actionOf(key);
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [wanted, actionOf]);
}
