import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../src/shared/clock.js';
import { CONFIG, type Config } from '../../src/shared/config/config.js';
import type { Answer, TestApi } from './api.js';
import type { Person } from './people.js';
import { SoftwareAuthenticator } from './software-authenticator.js';

const STEP_MS = 30_000;

/** An authenticator app that has scanned a secret; it shows codes of steps beside the present one, too. */
interface AuthenticatorApp {
  readonly secret: string;
  code(stepsAway?: number): string;
}

export function authenticatorApp(api: Pick<TestApi, 'app'>, secret: string): AuthenticatorApp {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30, algorithm: 'SHA1' });
  const now = () => api.app.get(Clock).now().getTime();
  return {
    secret,
    code: (stepsAway = 0) => totp.generate({ timestamp: now() + stepsAway * STEP_MS }),
  };
}

interface WithApp {
  readonly app: AuthenticatorApp;
  /** Of the first factor; null with another. */
  readonly recoveryCodes: string[];
}

/** Sets up an authenticator app by the code of the step before, so that the present one is still unused. */
export async function withAuthenticatorApp(api: TestApi, { token, password }: Person): Promise<WithApp> {
  const begun = await api.post('/v1/me/second-factor/totp', { currentPassword: password }, { token });
  const app = authenticatorApp(api, begun.body.secret as string);
  const body = { token: begun.body.token as string, code: app.code(-1) };
  const done = await api.post('/v1/me/second-factor/totp/confirmation', body, { token });
  if (done.status !== 200) throw new Error(`The app was not set up: ${done.text}`);
  return { app, recoveryCodes: done.body.recoveryCodes as string[] };
}

/** Adds a passkey that lives in this process. */
export async function withPasskey(
  api: TestApi,
  { token, password }: Person,
  name = '노트북',
): Promise<{ readonly authenticator: SoftwareAuthenticator; readonly recoveryCodes: string[] }> {
  const authenticator = new SoftwareAuthenticator(api.app.get<Config>(CONFIG).publicUrl);
  const begun = await api.post('/v1/me/second-factor/passkeys', { currentPassword: password }, { token });
  const credential = authenticator.create(begun.body.options);
  const body = { token: begun.body.token as string, name, credential };
  const done = await api.post('/v1/me/second-factor/passkeys/confirmation', body, { token });
  if (done.status !== 200) throw new Error(`The passkey was not added: ${done.text}`);
  return { authenticator, recoveryCodes: done.body.recoveryCodes as string[] };
}

/** The first step of a login: the answer, and the token for the second where there is one. */
export async function firstStep(
  api: Pick<TestApi, 'post'>,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<Answer & { readonly loginToken: string }> {
  const answer = await api.post('/v1/auth/login', { email, password });
  return { ...answer, loginToken: answer.body.secondFactor?.loginToken as string };
}
