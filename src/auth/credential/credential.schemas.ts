import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';
import { email, newPassword, presentPassword } from '../auth.schemas.js';

const EXAMPLE_TOKEN = 'Jx0dX2Vb8mS5pQe1rT7yU3iO9aK4fG6hL2zC0vB8nM1';

const token = z.string().regex(/^[\w-]{43}$/, {
  error: () =>
    say({ ko: '메일에 있는 링크를 그대로 열어 주세요.', en: 'Open the link of the mail as it is.' }),
});

export const emailProof = z
  .strictObject({ token })
  .meta({ id: 'EmailProof', examples: [{ token: EXAMPLE_TOKEN }] });

export const forgottenPassword = z
  .strictObject({ email })
  .meta({ id: 'ForgottenPassword', examples: [{ email: 'visitor@example.com' }] });

export const passwordReset = z
  .strictObject({ token, password: newPassword })
  .meta({ id: 'PasswordReset', examples: [{ token: EXAMPLE_TOKEN, password: 'another pass phrase' }] });

export const passwordChange = z
  .strictObject({ currentPassword: presentPassword.optional(), password: newPassword })
  .meta({
    id: 'PasswordChange',
    examples: [{ currentPassword: 'a long pass phrase', password: 'another pass phrase' }],
  });

export const emailChange = z.strictObject({ email, currentPassword: presentPassword.optional() }).meta({
  id: 'EmailChange',
  examples: [{ email: 'new-address@example.com', currentPassword: 'a long pass phrase' }],
});

export type PasswordReset = z.infer<typeof passwordReset>;
export type PasswordChange = z.infer<typeof passwordChange>;
export type EmailChange = z.infer<typeof emailChange>;
