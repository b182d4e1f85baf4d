import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../shared/ui/button.js';
import { AccountCard } from './account-card.js';

/** Says to who is under 14 why there is no account for them, and what they can do without one. */
export function TooYoung({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <AccountCard title={t('registration.tooYoung')} why={t('registration.tooYoungWhy')}>
        <p>{t('registration.tooYoungMeanwhile')}</p>
        <div>
          <ButtonLink to="/">{t('registration.tooYoungHome')}</ButtonLink>{' '}
          <Button look="quiet" onClick={onBack}>
            {t('registration.tooYoungBack')}
          </Button>
        </div>
      </AccountCard>
    </div>
  );
}
