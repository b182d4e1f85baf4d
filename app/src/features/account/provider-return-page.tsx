import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../../layout/not-found-page.js';
import { api } from '../../shared/api/client.js';
import { ApiProblem } from '../../shared/api/problem.js';
import { answerOf } from '../../shared/api/transport.js';
import { beginSession, IN_COOKIE } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { Skeleton, useErrorWords } from '../../shared/ui/states.js';
import refusalStyles from '../../shared/ui/refusal.module.css';
import { AccountCard } from './account-card.js';
import { NewcomerForm } from './newcomer-form.js';
import type { Provider } from './providers.js';
import { SecondStep } from './second-step.js';

/** Where providers send people back to. */
export function ProviderReturnPage() {
  const { provider } = useParams();
  if (provider === 'kakao' || provider === 'naver' || provider === 'google')
    return <ProviderReturn key={provider} provider={provider} />;
  return <NotFoundPage />;
}

function ProviderReturn({ provider }: { provider: Provider }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [came] = useState(() => Object.fromEntries(new URLSearchParams(location.search)));
  const { data, error } = useQuery({
    // Of what comes back once there is one answer, however often the page is drawn.
    queryKey: ['provider-return', came['state']],
    queryFn: () => finish(provider, came),
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });

  useEffect(() => {
    // The code is of no use any more, but neither a history nor a screenshot needs it.
    window.history.replaceState(window.history.state, '', location.pathname);
  }, []);

  useEffect(() => {
    if (data === undefined || data.status === 'newcomer') return;
    if (data.status === 'signed-in') notify(t('provider.signedIn'));
    else if (data.status === 'confirmed') notify(t('provider.confirmed'));
    else notify(t('provider.linkedNow', { provider: t(`provider.${provider}`) }));
    if (data.status === 'linked') void queries.invalidateQueries({ queryKey: ['identities'] });
    void navigate(data.returnTo, { replace: true });
  }, [data, navigate, provider, queries, t]);

  if (data?.status === 'newcomer') return <NewcomerForm newcomer={data} />;
  const login = error instanceof ApiProblem ? error.body.secondFactor : undefined;
  if (login !== undefined)
    return (
      <SecondStep
        pending={login}
        onDone={async () => navigate('/me', { replace: true })}
        onStartOver={() => void navigate('/sign-in', { replace: true })}
      />
    );
  if (error !== null) return <Failed error={error} />;
  return (
    <AccountCard title={t('provider.finishing', { provider: t(`provider.${provider}`) })}>
      <div role="status" aria-label={t('state.loading')}>
        <Skeleton height="6rem" />
      </div>
    </AccountCard>
  );
}

async function finish(provider: Provider, { state = '', code, iss }: Partial<Record<string, string>>) {
  const outcome = await answerOf(
    api.POST('/v1/auth/providers/{provider}/finish', {
      params: { path: { provider } },
      headers: IN_COOKIE,
      body: { state, code, iss },
    }),
  );
  if (outcome.status === 'signed-in') await beginSession(outcome);
  return outcome;
}

function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { title, detail } = useErrorWords()(error);
  const isKnown = error instanceof ApiProblem && error.body.type === 'urn:fasteval:problem:address-known';
  return (
    <AccountCard title={title}>
      <p role="alert" className={refusalStyles.refusal}>
        {detail}
      </p>
      <ButtonLink to={isKnown ? '/sign-in?next=/me/account' : '/sign-in'}>
        {t(isKnown ? 'provider.byPassword' : 'account.signIn')}
      </ButtonLink>
      {isKnown && (
        <p>
          <Link to="/forgotten-password">{t('credentials.forgot')}</Link>
        </p>
      )}
    </AccountCard>
  );
}
