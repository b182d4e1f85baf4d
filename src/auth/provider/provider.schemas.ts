import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { presentPassword, tokens } from '../auth.schemas.js';
import { birthDate, consentDecisions } from '../consent/consent.schemas.js';
import { isOwnPath } from './own-path.rules.js';
import { PROVIDERS } from './providers.js';

export const provider = z.enum(PROVIDERS).meta({ id: 'Provider' });

const returnTo = z
  .string()
  .max(500)
  .refine(isOwnPath, {
    error: () =>
      say({
        ko: '이 사이트의 경로(/로 시작)만 쓸 수 있습니다.',
        en: 'Must be a path of this site, from its first slash on.',
      }),
  })
  .default('/')
  .meta({ description: 'The page to go on with afterwards.', maxLength: 500 });

export const providers = z.object({ items: z.array(z.object({ provider })) }).meta({ id: 'Providers' });

export const signInStart = z
  .strictObject({ returnTo })
  .meta({ id: 'ProviderSignInStart', examples: [{ returnTo: '/festivals' }] });

export const awayTo = z
  .object({ url: z.url().meta({ description: 'At the provider, good for ten minutes in this browser.' }) })
  .meta({ id: 'ProviderAway' });

const state = z.string().regex(/^[\w-]{43}$/, {
  error: () =>
    say({ ko: '돌아온 주소의 state를 그대로 보내 주세요.', en: 'Send the state of the address as it is.' }),
});

export const cameBack = z
  .strictObject({
    state,
    code: z.string().min(1).max(2048).optional().meta({
      description: 'Absent where the provider sent an error instead.',
    }),
    iss: z.string().max(500).optional(),
  })
  .meta({
    id: 'ProviderAnswer',
    description: 'What the provider added to the address that it sent the browser back to.',
    examples: [{ state: 'Jx0dX2Vb8mS5pQe1rT7yU3iO9aK4fG6hL2zC0vB8nM1', code: 'SplxlOBeZQQYbYS6WxSbIA' }],
  });

const path = z.string().meta({ description: 'The page that was left.' });

export const outcome = z
  .discriminatedUnion('status', [
    tokens.extend({ status: z.literal('signed-in'), returnTo: path }),
    z.object({
      status: z.literal('newcomer'),
      email: z.string(),
      displayName: z.string().nullable().meta({ description: 'What the provider calls them.' }),
      returnTo: path,
    }),
    z.object({ status: z.literal('linked'), returnTo: path }),
    z.object({ status: z.literal('confirmed'), returnTo: path }),
  ])
  .meta({
    id: 'ProviderOutcome',
    description:
      'A newcomer has no account yet and gets one by POST /v1/auth/providers/register, within ten minutes, in the same browser.',
  });

export const newcomerRegistration = z
  .strictObject({
    displayName: line(40),
    birthDate: birthDate.optional(),
    consents: consentDecisions.optional(),
  })
  .meta({
    id: 'NewcomerRegistration',
    examples: [
      {
        displayName: '봄나들이',
        birthDate: '1999-05-01',
        consents: { terms: true, privacy: true, location: false, marketing: false },
      },
    ],
  });

export const identities = z
  .object({
    items: z.array(z.object({ id: z.uuid(), provider, linkedAt: z.iso.datetime() }).meta({ id: 'Identity' })),
  })
  .meta({ id: 'Identities' });

export const linkStart = z
  .strictObject({ provider, returnTo, currentPassword: presentPassword.optional() })
  .meta({
    id: 'IdentityLinkStart',
    examples: [{ provider: 'kakao', returnTo: '/me/account', currentPassword: 'a long pass phrase' }],
  });

export const confirmationStart = z
  .strictObject({ provider, returnTo })
  .meta({ id: 'ConfirmationStart', examples: [{ provider: 'kakao', returnTo: '/me/account' }] });

export type ProvidersView = z.infer<typeof providers>;
export type AwayTo = z.infer<typeof awayTo>;
export type CameBackBody = z.infer<typeof cameBack>;
export type OutcomeView = z.infer<typeof outcome>;
export type NewcomerRegistration = z.infer<typeof newcomerRegistration>;
export type IdentitiesView = z.infer<typeof identities>;
export type LinkStart = z.infer<typeof linkStart>;
export type ConfirmationStart = z.infer<typeof confirmationStart>;
