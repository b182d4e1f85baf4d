import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import { type Account, changeAccount, signOut } from '../../shared/session/session.js';
import { Button, ButtonLink } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';

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
  const queries = useQueryClient();
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
        <ButtonLink look="quiet" to="/me/photos">
          {t('myPhotos.title')}
        </ButtonLink>{' '}
        <ButtonLink look="quiet" to="/me/companions">
          {t('together.title')}
        </ButtonLink>{' '}
        <Button
          look="quiet"
          onClick={() =>
            void signOut().then(() => {
              queries.clear();
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

function PersonalisationSwitch({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (personalised: boolean) => answerOf(api.PATCH('/v1/me', { body: { personalised } })),
    onSuccess: (changed) => {
      changeAccount(changed);
      return queries.invalidateQueries({ queryKey: ['recommendations'] });
    },
    onError: (error) => notify(words(error).title),
  });
  return (
    <SwitchField isSelected={isPending ? variables : account.personalised} onChange={(on) => mutate(on)}>
      <SwitchButton className={styles.switch}>
        {t('me.personalised')}
        <span className={styles.track} />
      </SwitchButton>
    </SwitchField>
  );
}
