import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { MembersOnly } from '../../shared/session/members-only.js';
import { type Account, signOut } from '../../shared/session/session.js';
import { Button, ButtonLink } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import styles from './pages.module.css';
import { PersonalisationSwitch } from './personalisation-switch.js';

export function MePage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('me.title')} className={styles.title} />
      <MembersOnly>{(account) => <Me account={account} />}</MembersOnly>
    </div>
  );
}

function Me({ account }: { account: Account }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <section className={styles.panel} aria-labelledby="account">
        <h2 id="account">{account.displayName}</h2>
        <p className={styles.soft}>{account.email}</p>
        <PersonalisationSwitch account={account} />
        <p className={styles.soft}>{t('me.personalisedDetail')}</p>
      </section>
      <p>
        <ButtonLink look="quiet" to="/saved">
          {t('saved.title')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/taste">
          {t('taste.title')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/reviews">
          {t('myReviews.title')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/photos">
          {t('myPhotos.title')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/account">
          {t('credentials.settings')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/companions">
          {t('together.title')}
        </ButtonLink>{' '}
        <Button
          look="quiet"
          onClick={() =>
            void signOut().then(() => {
              notify(t('me.signedOut'));
              return navigate('/');
            })
          }
        >
          {t('me.signOut')}
        </Button>
      </p>
    </>
  );
}
