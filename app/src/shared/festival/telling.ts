import type { components } from '../../api/schema.js';
import { api } from '../api/client.js';
import { answerOf } from '../api/transport.js';

type Signal = components['schemas']['Signal'];

/** What people see comes in handfuls: it waits for the rest of its handful. */
const PATIENCE_MS = 2_000;
const MOST = 100;

const waiting: Signal[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts a signal with those that are sent next. */
export function tell(signal: Pick<Signal, 'kind' | 'festivalId' | 'listId'>): void {
  waiting.push({ id: crypto.randomUUID(), at: new Date().toISOString(), ...signal });
  timer ??= setTimeout(() => void tellNow(), PATIENCE_MS);
}

/** Sends what waits, also while the page is being left. A lost signal harms nobody. */
export async function tellNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const signals = waiting.splice(0, MOST);
  if (signals.length === 0) return;
  if (waiting.length > 0) timer = setTimeout(() => void tellNow(), PATIENCE_MS);
  await answerOf(api.POST('/v1/signals', { body: { signals }, keepalive: true })).catch(() => undefined);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void tellNow();
});
