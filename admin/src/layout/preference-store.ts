import { localStorageStore, type Store } from 'react-admin';

const NARROW = 1200;
const preferences = ['locale', 'theme', 'sidebar.open', 'keys', 'festivals.columns'];

/** What a person likes about the page outlives their session; react-admin alone would forget it with the sign-out. */
export function preferenceStore(): Store {
  const store = localStorageStore();
  store.setup();
  const { reset } = store;
  store.reset = () => {
    const kept = preferences.map((key) => [key, store.getItem<unknown>(key)] as const);
    reset();
    for (const [key, value] of kept) if (value !== undefined) store.setItem(key, value);
  };
  // The first visit on a narrow screen starts with a folded menu; after that, it is as it was left.
  if (store.getItem('sidebar.open') === undefined) store.setItem('sidebar.open', window.innerWidth >= NARROW);
  return store;
}
