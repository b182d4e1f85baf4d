import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import { type Account, changeAccount, changePassword } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { Field } from '../../shared/ui/field.js';
import { notify } from '../../shared/ui/notice.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { AccountForm } from './account-form.js';
import { ConsentSwitches } from './consent-switches.js';
import { DeleteAccount } from './delete-account.js';
import { ExportData } from './export-data.js';
import { LinkedIdentities } from './linked-identities.js';
import { NewPasswordField } from './new-password-field.js';
import styles from './pages.module.css';
import { PresentPasswordField } from './present-password-field.js';
import { ProofOfAddress } from './proof-of-address.js';
import { useProviders } from './providers.js';

/** What a person can change of their account, take away from it, and how they leave. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('credentials.settings')} className={styles.title} />
      <MembersOnly>{(account) => <Settings account={account} />}</MembersOnly>
    </div>
  );
}

function Settings({ account }: { account: Account }) {
  const { t } = useTranslation();
  const providers = useProviders();
  return (
    <>
      <ProofOfAddress account={account} />
      <Panel id="name" title={t('credentials.name')}>
        <AccountForm
          submit={t('credentials.nameSend')}
          onSubmit={async ({ displayName = '' }) => {
            changeAccount(await answerOf(api.PATCH('/v1/me', { body: { displayName } })));
            notify(t('credentials.nameDone'));
          }}
        >
          <Field
            name="displayName"
            label={t('account.displayName')}
            hint={account.displayName}
            autoComplete="nickname"
            maxLength={40}
          />
        </AccountForm>
      </Panel>
      <Panel id="email" title={t('credentials.email')} why={t('credentials.emailWhy')}>
        <AccountForm
          submit={t('credentials.emailSend')}
          onSubmit={async ({ email = '', currentPassword }) => {
            await answerOf(api.PUT('/v1/me/email', { body: { email, currentPassword } }));
            notify(t('credentials.emailDone'));
          }}
        >
          <Field
            name="email"
            type="email"
            label={t('credentials.newEmail')}
            autoComplete="email"
            maxLength={254}
          />
          <PresentPasswordField />
        </AccountForm>
      </Panel>
      <Panel id="password" title={t('credentials.password')} why={t('credentials.resetWhy')}>
        <AccountForm
          submit={t('credentials.resetSend')}
          onSubmit={async ({ currentPassword, password = '' }) => {
            await changePassword({ currentPassword, password });
            notify(t('credentials.passwordDone'));
          }}
        >
          <PresentPasswordField />
          <NewPasswordField />
        </AccountForm>
      </Panel>
      {(providers.length > 0 || !account.hasPassword) && (
        <Panel id="identities" title={t('provider.links')} why={t('provider.linksWhy')}>
          <LinkedIdentities account={account} />
        </Panel>
      )}
      <Panel id="sessions" title={t('sessions.title')} why={t('sessions.why')}>
        <p>
          <ButtonLink look="quiet" to="/me/sessions">
            {t('sessions.look')}
          </ButtonLink>
        </p>
      </Panel>
      <Panel id="consents" title={t('credentials.consents')} why={t('credentials.consentsWhy')}>
        <ConsentSwitches account={account} />
      </Panel>
      <Panel id="export" title={t('credentials.export')} why={t('credentials.exportWhy')}>
        <ExportData />
      </Panel>
      <Panel id="delete" title={t('credentials.delete')} why={t('credentials.deleteWhy')}>
        <DeleteAccount />
      </Panel>
    </>
  );
}

function Panel({
  id,
  title,
  why,
  children,
}: {
  id: string;
  title: string;
  why?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {why !== undefined && <p className={styles.soft}>{why}</p>}
      {children}
    </section>
  );
}
