import type { ReactNode } from 'react';
import { PageHeading } from '../../shared/ui/page-heading.js';
import styles from './account-card.module.css';

export function AccountCard({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  return (
    <div className={styles.card}>
      <img src="/favicon.svg" alt="" width={52} height={52} />
      <PageHeading title={title} className={styles.title} />
      {why !== undefined && <p className={styles.why}>{why}</p>}
      {children}
    </div>
  );
}
