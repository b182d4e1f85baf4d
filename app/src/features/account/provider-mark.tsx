import type { Provider } from './providers.js';
import styles from './providers.module.css';

const LETTERS: Record<Provider, string> = { kakao: 'K', naver: 'N', google: 'G' };

/** A provider's colour and letter, beside its name. */
export function ProviderMark({ provider }: { provider: Provider }) {
  return (
    <span className={`${styles.mark} ${styles[provider]}`} aria-hidden="true">
      {LETTERS[provider]}
    </span>
  );
}
