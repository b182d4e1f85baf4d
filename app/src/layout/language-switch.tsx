import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage } from '../shared/i18n/language.js';
import { Icon } from '../shared/ui/icon.js';
import styles from './language-switch.module.css';

/** Says the other language in its own words. */
export function LanguageSwitch() {
  useTranslation();
  const queries = useQueryClient();
  const other = currentLanguage() === 'ko' ? 'en' : 'ko';
  return (
    <button
      type="button"
      lang={other}
      className={styles.switch}
      onClick={() => void chooseLanguage(other).then(() => queries.invalidateQueries())}
    >
      <Icon name="globe" size={18} />
      {other === 'en' ? 'English' : '한국어'}
    </button>
  );
}
