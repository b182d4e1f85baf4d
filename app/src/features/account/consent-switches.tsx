import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { Account } from '../../shared/session/session.js';
import { notify } from '../../shared/ui/notice.js';
import { ErrorState, Skeleton, useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';

const CHOICES = ['location', 'marketing'] as const;

/** The consents that people may withdraw and keep their account. */
export function ConsentSwitches({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const queryKey = ['consents', account.id];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/v1/me/consents')),
  });
  const deciding = useMutation({
    mutationFn: (body: { location?: boolean; marketing?: boolean }) =>
      answerOf(api.PUT('/v1/me/consents', { body })),
    onSuccess: (consents) => queries.setQueryData(queryKey, consents),
    onError: (reason) => notify(words(reason).title),
  });
  if (isPending) return <Skeleton height="6rem" />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const grantedOf = (kind: (typeof CHOICES)[number]) =>
    (deciding.isPending ? deciding.variables[kind] : undefined) ??
    data.items.find((item) => item.kind === kind)?.granted ??
    false;
  return CHOICES.map((kind) => (
    <div key={kind}>
      <SwitchField isSelected={grantedOf(kind)} onChange={(on) => deciding.mutate({ [kind]: on })}>
        <SwitchButton className={styles.switch}>
          {t(`credentials.${kind}`)}
          <span className={styles.track} />
        </SwitchButton>
      </SwitchField>
      <p className={styles.soft}>{t(`credentials.${kind}Why`)}</p>
    </div>
  ));
}
