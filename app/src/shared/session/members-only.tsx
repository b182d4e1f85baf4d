import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { type Account, useSession } from './session.js';
import { ButtonLink } from '../ui/button.js';
import { EmptyState, Skeleton } from '../ui/states.js';

/** What only a member has; strangers are shown the way in. */
export function MembersOnly({ children }: { children: (account: Account) => ReactNode }) {
  const { t } = useTranslation();
  const { state, account } = useSession();
  const { pathname, hash } = useLocation();
  if (state === 'restoring') return <Skeleton height="12rem" />;
  if (account !== null) return children(account);
  return (
    <EmptyState title={t('account.needed')}>
      <p>{t('account.neededDetail')}</p>
      {/* What stands behind the # goes along there: in the query it would reach the server. */}
      <ButtonLink to={`/sign-in?${new URLSearchParams({ next: pathname })}${hash}`}>
        {t('account.signIn')}
      </ButtonLink>
    </EmptyState>
  );
}
