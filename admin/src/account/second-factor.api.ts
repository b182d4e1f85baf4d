import { startRegistration } from '@simplewebauthn/browser';
import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import type { components } from '../api/schema.js';

export type SecondFactor = components['schemas']['SecondFactor'];
export type Passkey = components['schemas']['Passkey'];
export type TotpSetUp = components['schemas']['TotpSetUp'];
/** Of the first factor; null with another. */
export type NewCodes = string[] | null;

export function readSecondFactor(): Promise<SecondFactor> {
  return answerOf(api.GET('/v1/me/second-factor'));
}

export function beginTotp(currentPassword: string): Promise<TotpSetUp> {
  return answerOf(api.POST('/v1/me/second-factor/totp', { body: { currentPassword } }));
}

export async function confirmTotp(token: string, code: string): Promise<NewCodes> {
  const body = { token, code };
  return (await answerOf(api.POST('/v1/me/second-factor/totp/confirmation', { body }))).recoveryCodes;
}

export async function removeTotp(currentPassword: string): Promise<void> {
  await answerOf(api.DELETE('/v1/me/second-factor/totp', { body: { currentPassword } }));
}

/** Lets the browser make one, which asks the person for their PIN, finger or face. */
export async function addPasskey(name: string, currentPassword: string): Promise<NewCodes> {
  const { token, options } = await answerOf(
    api.POST('/v1/me/second-factor/passkeys', { body: { currentPassword } }),
  );
  const credential = await startRegistration({ optionsJSON: options });
  const body = { token, name, credential } as components['schemas']['PasskeyConfirmation'];
  return (await answerOf(api.POST('/v1/me/second-factor/passkeys/confirmation', { body }))).recoveryCodes;
}

export async function renamePasskey(id: string, name: string): Promise<void> {
  const params = { path: { id } };
  await answerOf(api.PATCH('/v1/me/second-factor/passkeys/{id}', { params, body: { name } }));
}

export async function removePasskey(id: string, currentPassword: string): Promise<void> {
  const params = { path: { id } };
  await answerOf(api.DELETE('/v1/me/second-factor/passkeys/{id}', { params, body: { currentPassword } }));
}

export async function renewRecoveryCodes(currentPassword: string): Promise<string[]> {
  const body = { currentPassword };
  return (await answerOf(api.POST('/v1/me/second-factor/recovery-codes', { body }))).recoveryCodes;
}
