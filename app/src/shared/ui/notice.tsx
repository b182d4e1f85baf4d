import { useSyncExternalStore } from 'react';
import styles from './notice.module.css';

interface Notice {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 5000;
const listeners = new Set<() => void>();
let current: Notice | null = null;

/** Says something once, at the foot of the page and to screen readers. */
export function notify(text: string): void {
  const notice = { id: (current?.id ?? 0) + 1, text };
  publish(notice);
  setTimeout(() => {
    if (current === notice) publish({ ...notice, text: '' });
  }, SHOWN_MS);
}

export function NoticeRegion() {
  const notice = useSyncExternalStore(listen, () => current);
  return (
    <div className={styles.region} role="status">
      {notice !== null && notice.text !== '' && (
        <p key={notice.id} className={styles.notice}>
          {notice.text}
        </p>
      )}
    </div>
  );
}

function publish(next: Notice): void {
  current = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
