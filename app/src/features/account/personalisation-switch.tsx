import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { type Account, changeAccount } from '../../shared/session/session.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';

/** Whether what the person does may shape what they are recommended. */
export function PersonalisationSwitch({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (personalised: boolean) => answerOf(api.PATCH('/v1/me', { body: { personalised } })),
    onSuccess: (changed) => {
      changeAccount(changed);
      void queries.invalidateQueries({ queryKey: ['taste'] });
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
