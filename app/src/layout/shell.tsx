import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { NoticeRegion } from '../shared/ui/notice.js';
import { OfflineBanner } from './offline-banner.js';
import { PageBoundary } from './page-boundary.js';
import { usePageChange } from './page-change.js';
import { PageFooter } from './page-footer.js';
import styles from './shell.module.css';
import { TabBar } from './tab-bar.js';
import { TopBar } from './top-bar.js';

/** What stays while pages change. */
export function Shell() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  usePageChange(main);
  // Home and results share their search box: they are one page that changes.
  const page = pathname === '/festivals' ? '/' : pathname;
  return (
    <>
      <a href="#main" className={`visually-hidden ${styles.skip}`}>
        {t('shell.skip')}
      </a>
      <TopBar />
      <OfflineBanner />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <PageBoundary key={page}>
          <Suspense>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
      <PageFooter />
      <TabBar />
      <NoticeRegion />
    </>
  );
}
