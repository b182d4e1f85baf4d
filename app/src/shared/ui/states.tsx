import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Button } from './button.js';
import styles from './states.module.css';

/** Words for whatever went wrong: the API's own where it spoke. */
export function useErrorWords(): (error: unknown) => { title: string; detail: string } {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof ApiProblem && error.body.title !== undefined) {
      return { title: error.body.title, detail: error.body.detail ?? '' };
    }
    if (error instanceof TypeError)
      return { title: t('error.unreachable'), detail: t('error.unreachableDetail') };
    return { title: t('error.unexpected'), detail: t('error.unexpectedDetail') };
  };
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = useErrorWords()(error);
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{title}</p>
      <p>{detail}</p>
      {onRetry && (
        <Button look="quiet" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** A shimmering stand-in of a given CSS height while something loads. */
export function Skeleton({ height, width = '100%' }: { height: string; width?: string }) {
  return <span className={styles.skeleton} style={{ height, width }} aria-hidden="true" />;
}
