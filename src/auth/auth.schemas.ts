import { z } from 'zod';
import { say } from '../shared/http/request-context.js';
import { line } from '../shared/http/text.js';
import { ROLES } from './account.entity.js';
import { lengthFault, PASSWORD_LENGTH } from './password/password-length.rules.js';
import { birthDate, consentDecisions } from './consent/consent.schemas.js';

export const email = z
  .string()
  .max(254)
  .overwrite((value) => value.normalize('NFC').toLowerCase())
  .pipe(z.email())
  .meta({ format: 'email', examples: ['visitor@example.com'] });

/** Of the length that a visitor's has, NFC so that every keyboard types the same one; password.rules.ts has the rest. */
export const newPassword = z
  .string()
  .max(1024)
  .overwrite((value) => value.normalize('NFC'))
  .refine((value) => value.isWellFormed() && !value.includes('\0') && isPasswordLength([...value].length), {
    error: () => say(lengthFault(PASSWORD_LENGTH.least)),
  })
  .meta({ minLength: PASSWORD_LENGTH.least, maxLength: PASSWORD_LENGTH.most, format: 'password' });

const isPasswordLength = (codePoints: number) =>
  codePoints >= PASSWORD_LENGTH.least && codePoints <= PASSWORD_LENGTH.most;

export const registration = z
  .strictObject({
    email,
    password: newPassword,
    displayName: line(40),
    birthDate: birthDate.optional(),
    consents: consentDecisions.optional(),
  })
  .meta({
    id: 'Registration',
    examples: [
      {
        email: 'visitor@example.com',
        password: 'a long pass phrase',
        displayName: '봄나들이',
        birthDate: '1999-05-01',
        consents: { terms: true, privacy: true, location: false, marketing: false },
      },
    ],
  });

/** What an operator gives to make accounts from the command line. */
export const accountsToEnsure = z.array(
  z.strictObject({ email, password: newPassword, displayName: line(40), role: z.enum(ROLES) }),
);

export const received = z
  .object({ status: z.literal('received') })
  .meta({ id: 'Received', description: 'The same for a known and an unknown address.' });

/** A password that was set before: it is right or wrong, and not judged. Left out where the account has none. */
export const presentPassword = z
  .string()
  .min(1)
  .max(1024)
  .overwrite((value) => value.normalize('NFC'))
  .meta({ format: 'password' });

/** Asked for along with what a found, unlocked phone must not be enough for. */
export const passwordAgain = z
  .strictObject({ currentPassword: presentPassword.optional() })
  .default({})
  .meta({ id: 'PasswordAgain', examples: [{ currentPassword: 'a long pass phrase' }] });

export const credentials = z
  .strictObject({ email, password: presentPassword })
  .meta({ id: 'Credentials', examples: [{ email: 'visitor@example.com', password: 'a long pass phrase' }] });

const refreshToken = z.string().regex(/^[\w-]{43}$/, {
  error: () => say({ ko: '리프레시 토큰이 아닙니다.', en: 'Is not a refresh token.' }),
});

export const refreshRequest = z
  .strictObject({ refreshToken: refreshToken.optional() })
  .default({})
  .meta({ id: 'RefreshRequest', description: 'Browsers that use the cookie send an empty object.' });

export const tokens = z
  .object({
    accessToken: z.string(),
    expiresIn: z.int().meta({ description: 'Seconds until the access token ends.' }),
    refreshToken: z.string().optional().meta({ description: 'Absent where it travels in the cookie.' }),
  })
  .meta({ id: 'Tokens' });

export const account = z
  .object({
    id: z.uuid(),
    email: z.string(),
    emailVerified: z.boolean().meta({ description: 'Whether it was shown that the address is theirs.' }),
    hasPassword: z.boolean().meta({
      description: 'Whether a password opens it; where not, a linked provider confirms its owner.',
    }),
    displayName: z.string(),
    role: z.enum(ROLES),
    secondFactorNeeded: z.boolean().meta({
      description: 'Of editors and admins: whether they may do no more than a visitor until they set one up.',
    }),
    personalised: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Account' });

export const accountChange = z
  .strictObject({
    displayName: line(40).optional(),
    personalised: z.boolean().optional(),
    birthDate: birthDate.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'AccountChange', examples: [{ displayName: '가을나들이' }] });

export type Received = z.infer<typeof received>;
export type Registration = z.infer<typeof registration>;
export type PasswordAgain = z.infer<typeof passwordAgain>;
export type Credentials = z.infer<typeof credentials>;
export type Tokens = z.infer<typeof tokens>;
export type AccountView = z.infer<typeof account>;
export type AccountChange = z.infer<typeof accountChange>;
