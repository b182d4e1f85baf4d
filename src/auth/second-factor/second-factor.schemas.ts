import { z } from 'zod';
import { problemSchema } from '../../shared/problem/problem.schema.js';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { assertion, creationOptions, newCredential } from './webauthn.schemas.js';

const EXAMPLE_TOKEN = 'Jx0dX2Vb8mS5pQe1rT7yU3iO9aK4fG6hL2zC0vB8nM1';

const token = z.string().regex(/^[\w-]{43}$/, {
  error: () => say({ ko: '받은 토큰을 그대로 보내 주세요.', en: 'Send the token as it was received.' }),
});

const code = z
  .string()
  .max(16)
  .overwrite((typed) => typed.replace(/\s/g, ''))
  .regex(/^\d{6}$/, {
    error: () =>
      say({ ko: '인증 앱의 숫자 여섯 자리를 입력해 주세요.', en: 'Enter the six digits of the app.' }),
  });

const recoveryCode = z
  .string()
  .max(64)
  .refine((typed) => /^[\dA-Za-z]{24}$/.test(typed.replace(/[\s-]/g, '')), {
    error: () =>
      say({ ko: '복구 코드 스물네 자를 입력해 주세요.', en: 'Enter the 24 letters of the recovery code.' }),
  });

const METHODS = ['totp', 'passkey', 'recovery-code'] as const;

/** What a login answers where the password is not enough. */
export const secondFactorRequired = problemSchema
  .extend({
    secondFactor: z.object({
      loginToken: z.string(),
      expiresAt: z.iso.datetime(),
      methods: z.array(z.enum(METHODS)),
    }),
  })
  .meta({ id: 'SecondFactorRequired' });

export const secondStep = z
  .strictObject({
    loginToken: token,
    totp: code.optional(),
    recoveryCode: recoveryCode.optional(),
    passkey: assertion.optional(),
  })
  .refine(
    ({ totp, recoveryCode, passkey }) =>
      [totp, recoveryCode, passkey].filter((proof) => proof !== undefined).length === 1,
    {
      error: () =>
        say({
          ko: 'totp, recoveryCode, passkey 가운데 하나만 보내 주세요.',
          en: 'Send one of totp, recoveryCode and passkey.',
        }),
    },
  )
  .meta({ id: 'SecondStep', examples: [{ loginToken: EXAMPLE_TOKEN, totp: '123456' }] });

export const challengeWish = z
  .strictObject({ loginToken: token })
  .meta({ id: 'ChallengeWish', examples: [{ loginToken: EXAMPLE_TOKEN }] });

const passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Passkey' });

export const secondFactor = z
  .object({
    totp: z.object({ createdAt: z.iso.datetime() }).nullable(),
    passkeys: z.array(passkey),
    recoveryCodesLeft: z.int(),
  })
  .meta({ id: 'SecondFactor' });

export const totpSetUp = z
  .object({
    token: z.string().meta({ description: 'For the confirmation.' }),
    expiresAt: z.iso.datetime(),
    secret: z
      .string()
      .meta({ description: 'Base32, to type where nothing can be scanned. Shown this once.' }),
    uri: z.string().meta({ description: 'For a QR code.' }),
  })
  .meta({ id: 'TotpSetUp' });

export const totpConfirmation = z
  .strictObject({ token, code })
  .meta({ id: 'TotpConfirmation', examples: [{ token: EXAMPLE_TOKEN, code: '123456' }] });

export const passkeySetUp = z
  .object({ token: z.string(), expiresAt: z.iso.datetime(), options: creationOptions })
  .meta({ id: 'PasskeySetUp' });

const name = line(60);

export const passkeyConfirmation = z.strictObject({ token, name, credential: newCredential }).meta({
  id: 'PasskeyConfirmation',
  examples: [
    {
      token: EXAMPLE_TOKEN,
      name: '사무실 노트북',
      credential: {
        id: 'k3aX',
        rawId: 'k3aX',
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: 'e30', attestationObject: 'o2Nm' },
      },
    },
  ],
});

export const passkeyChange = z
  .strictObject({ name })
  .meta({ id: 'PasskeyChange', examples: [{ name: '새 휴대전화' }] });

const codes = z.array(z.string()).meta({ description: 'Each works once. Shown this once.' });

export const recoveryCodes = z.object({ recoveryCodes: codes }).meta({ id: 'RecoveryCodes' });

export const setUpDone = z
  .object({
    recoveryCodes: codes.nullable().meta({
      description: 'Of the first factor; null with another, since the codes stay. Shown this once.',
    }),
  })
  .meta({ id: 'SecondFactorSetUp' });

export type Method = (typeof METHODS)[number];
export type SecondStep = z.infer<typeof secondStep>;
export type SecondFactorView = z.infer<typeof secondFactor>;
export type TotpSetUp = z.infer<typeof totpSetUp>;
export type TotpConfirmation = z.infer<typeof totpConfirmation>;
export type PasskeySetUp = z.infer<typeof passkeySetUp>;
export type PasskeyConfirmation = z.infer<typeof passkeyConfirmation>;
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
export type SetUpDone = z.infer<typeof setUpDone>;
