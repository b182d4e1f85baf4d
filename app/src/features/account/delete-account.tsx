import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { forgetSession } from '../../shared/session/session.js';
import { notify } from '../../shared/ui/notice.js';
import { AccountForm } from './account-form.js';
import { PresentPasswordField } from './present-password-field.js';

export function DeleteAccount() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <AccountForm
      submit={t('credentials.deleteSend')}
      onSubmit={async ({ currentPassword }) => {
        await answerOf(api.DELETE('/v1/me', { body: { currentPassword } }));
        forgetSession();
        notify(t('credentials.deleteDone'));
        await navigate('/');
      }}
    >
      <PresentPasswordField />
    </AccountForm>
  );
}
