import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../shared/ui/button.js';
import { PageHeading } from '../shared/ui/page-heading.js';
import styles from './trouble.module.css';

/** Keeps the rest standing when a page cannot be drawn; most often a new version has replaced its code. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <BrokenPage />;
  }
}

function BrokenPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page} role="alert">
      <PageHeading title={t('trouble.broken')} />
      <p>{t('trouble.brokenDetail')}</p>
      <Button onClick={() => location.reload()}>{t('trouble.reload')}</Button>
    </div>
  );
}
