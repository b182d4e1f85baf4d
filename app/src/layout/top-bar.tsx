import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useSession } from '../shared/session/session.js';
import { Icon } from '../shared/ui/icon.js';
import { LanguageSwitch } from './language-switch.js';
import styles from './top-bar.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const { state, account } = useSession();
  const { pathname, search, hash } = useLocation();
  return (
    <header className={styles.bar}>
      <div className={styles.inside}>
        <Link to="/" className={styles.brand}>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          Fasteval
        </Link>
        <nav className={styles.links} aria-label={t('shell.mainNav')}>
          <NavLink to="/" end>
            {t('shell.home')}
          </NavLink>
          <NavLink to="/festivals">{t('shell.find')}</NavLink>
          <NavLink to="/calendar">{t('shell.calendar')}</NavLink>
          <NavLink to="/trip">{t('trip.nav')}</NavLink>
          <NavLink to="/saved">{t('shell.saved')}</NavLink>
        </nav>
        <LanguageSwitch />
        {state === 'signed-in' ? (
          <Link to="/me" className={styles.me}>
            <Icon name="person" />
            <span className="visually-hidden">{t('shell.me')} </span>
            <span className={styles.name}>{account.displayName}</span>
          </Link>
        ) : (
          <Link
            to={`/sign-in?${new URLSearchParams({ next: pathname + search })}${hash}`}
            className={styles.me}
            aria-disabled={state === 'restoring'}
          >
            {t('shell.signIn')}
          </Link>
        )}
      </div>
    </header>
  );
}
