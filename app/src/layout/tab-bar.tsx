import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Icon } from '../shared/ui/icon.js';
import styles from './tab-bar.module.css';

/** The thumb's navigation on phones. */
export function TabBar() {
  const { t } = useTranslation();
  return (
    <nav className={styles.bar} aria-label={t('shell.tabs')}>
      <NavLink to="/" end>
        <Icon name="home" size={23} />
        {t('shell.home')}
      </NavLink>
      <NavLink to="/festivals">
        <Icon name="search" size={23} />
        {t('shell.find')}
      </NavLink>
      <NavLink to="/calendar">
        <Icon name="calendar" size={23} />
        {t('shell.calendar')}
      </NavLink>
      <NavLink to="/saved">
        <Icon name="heart" size={23} />
        {t('shell.saved')}
      </NavLink>
      <NavLink to="/me">
        <Icon name="person" size={23} />
        {t('shell.me')}
      </NavLink>
    </nav>
  );
}
