import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/, {
      error: () => say({ ko: 'base64url이어야 합니다.', en: 'Must be base64url.' }),
    });

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const credentialType = z.literal('public-key');
const credentialId = base64url(1_364);
/** Of what browsers add to the credential, nothing is used. */
const ofCredential = {
  id: credentialId,
  rawId: credentialId,
  type: credentialType,
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.object({}),
};

/** `RegistrationResponseJSON` of WebAuthn level 3. */
export const newCredential = z
  .strictObject({
    ...ofCredential,
    response: z.strictObject({
      clientDataJSON: base64url(4_096),
      attestationObject: base64url(16_384),
      authenticatorData: base64url(8_192).optional(),
      transports: z.array(z.string().max(20)).max(10).optional(),
      publicKey: base64url(2_048).optional(),
      publicKeyAlgorithm: z.int().optional(),
    }),
  })
  .meta({ id: 'NewPasskeyCredential', description: '`PublicKeyCredential.toJSON()` of what was created.' });

/** `AuthenticationResponseJSON` of WebAuthn level 3. */
export const assertion = z
  .strictObject({
    ...ofCredential,
    response: z.strictObject({
      clientDataJSON: base64url(4_096),
      authenticatorData: base64url(8_192),
      signature: base64url(1_024),
      userHandle: base64url(128).nullable().optional(),
    }),
  })
  .meta({ id: 'PasskeyAssertion', description: '`PublicKeyCredential.toJSON()` of what was got.' });

const descriptor = z.object({
  id: z.string(),
  type: credentialType,
  transports: z.array(z.enum(TRANSPORTS)),
});

export const creationOptions = z
  .object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ type: credentialType, alg: z.int() })),
    timeout: z.int(),
    excludeCredentials: z.array(descriptor),
    authenticatorSelection: z.object({
      residentKey: z.literal('preferred'),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({
    id: 'PasskeyCreationOptions',
    description: 'For `PublicKeyCredential.parseCreationOptionsFromJSON()`.',
  });

export const requestOptions = z
  .object({
    rpId: z.string(),
    challenge: z.string(),
    timeout: z.int(),
    allowCredentials: z.array(descriptor),
    userVerification: z.literal('required'),
  })
  .meta({
    id: 'PasskeyRequestOptions',
    description: 'For `PublicKeyCredential.parseRequestOptionsFromJSON()`.',
  });

export type Transport = (typeof TRANSPORTS)[number];
export type NewCredential = z.infer<typeof newCredential>;
export type Assertion = z.infer<typeof assertion>;
export type CreationOptions = z.infer<typeof creationOptions>;
export type RequestOptions = z.infer<typeof requestOptions>;

/** Those of the names that we know; new ones come up now and then. */
export function knownTransports(named: readonly string[]): Transport[] {
  return TRANSPORTS.filter((transport) => named.includes(transport));
}
