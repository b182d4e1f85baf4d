import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { notify } from '../../shared/ui/notice.js';
import { AccountForm } from './account-form.js';
import { PresentPasswordField } from './present-password-field.js';

export function ExportData() {
  const { t } = useTranslation();

  async function download(currentPassword: string | undefined): Promise<void> {
    const { token } = await answerOf(api.POST('/v1/me/export', { body: { currentPassword } }));
    const exported = await answerOf(
      api.GET('/v1/me/export', { params: { header: { 'X-Export-Token': token } } }),
    );
    const file = new Blob([JSON.stringify(exported, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'fasteval-export.json';
    link.click();
    URL.revokeObjectURL(link.href);
    notify(t('credentials.exportDone'));
  }

  return (
    <AccountForm
      submit={t('credentials.exportSend')}
      onSubmit={({ currentPassword }) => download(currentPassword)}
    >
      <PresentPasswordField />
    </AccountForm>
  );
}
