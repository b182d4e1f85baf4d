import { useSyncExternalStore } from 'react';

/** Where the person is, asked only when they ask for what is near; kept in memory, rounded to about a kilometre. */
export type Whereabouts =
  | { readonly state: 'off' | 'asking' | 'refused' }
  | { readonly state: 'on'; readonly near: string };

const listeners = new Set<() => void>();
let whereabouts: Whereabouts = { state: 'off' };

export function useWhereabouts(): Whereabouts {
  return useSyncExternalStore(listen, () => whereabouts);
}

export function askWhereabouts(): void {
  publish({ state: 'asking' });
  navigator.geolocation.getCurrentPosition(
    ({ coords }) =>
      publish({ state: 'on', near: `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}` }),
    () => publish({ state: 'refused' }),
    { maximumAge: 600_000, timeout: 10_000 },
  );
}

export function forgetWhereabouts(): void {
  publish({ state: 'off' });
}

function publish(next: Whereabouts): void {
  whereabouts = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
