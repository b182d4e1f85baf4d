import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Log } from '../../shared/log/log.js';
import type { AccountEntity } from '../account.entity.js';
import type { PasskeyEntity } from './passkey.entity.js';
import {
  type Assertion,
  type CreationOptions,
  knownTransports,
  type NewCredential,
  type RequestOptions,
} from './webauthn.schemas.js';

const NAME = 'Fasteval';
const CHALLENGE_BYTES = 32;
const TIMEOUT_MS = 5 * 60_000;
/** EdDSA, ES256, RS256 (COSE): what every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257];
/** It and what it brings along take nearly a second to load, and few ever need them. */
const webauthn = () => import('@simplewebauthn/server');

/** We, as passkeys know us (WebAuthn level 3): by the host and origin of PUBLIC_URL. */
@Injectable()
export class RelyingParty {
  private readonly id: string;
  private readonly origin: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly log: Log,
  ) {
    const { hostname, origin } = new URL(config.publicUrl);
    this.id = hostname;
    this.origin = origin;
  }

  newChallenge(): Buffer {
    return randomBytes(CHALLENGE_BYTES);
  }

  creationOptions(
    { id, email, displayName }: AccountEntity,
    known: readonly PasskeyEntity[],
    challenge: Buffer,
  ): CreationOptions {
    return {
      rp: { id: this.id, name: NAME },
      user: { id: Buffer.from(id).toString('base64url'), name: email, displayName },
      challenge: challenge.toString('base64url'),
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: TIMEOUT_MS,
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    };
  }

  requestOptions(passkeys: readonly PasskeyEntity[], challenge: Buffer): RequestOptions {
    return {
      rpId: this.id,
      challenge: challenge.toString('base64url'),
      timeout: TIMEOUT_MS,
      allowCredentials: passkeys.map(descriptorOf),
      userVerification: 'required',
    };
  }

  /** What is to be kept of a new passkey; undefined where it was not made here, now, and by its owner. */
  async register(
    credential: NewCredential,
    challenge: Buffer,
  ): Promise<Pick<PasskeyEntity, 'credentialId' | 'publicKey' | 'counter' | 'transports'> | undefined> {
    const { verifyRegistrationResponse } = await webauthn();
    try {
      const { registrationInfo } = await verifyRegistrationResponse({
        response: credential,
        expectedChallenge: challenge.toString('base64url'),
        expectedOrigin: this.origin,
        expectedRPID: this.id,
        supportedAlgorithmIDs: ALGORITHMS,
        requireUserVerification: true,
      });
      if (registrationInfo === undefined) return undefined;
      const { id, publicKey, counter } = registrationInfo.credential;
      return {
        credentialId: Buffer.from(id, 'base64url'),
        publicKey: Buffer.from(publicKey),
        counter,
        transports: knownTransports(credential.response.transports ?? []),
      };
    } catch {
      return undefined;
    }
  }

  /** The new counter of a passkey that has signed our challenge; undefined where it has not. */
  async verify(
    answer: Assertion,
    challenge: Buffer,
    { id, credentialId, publicKey, counter }: PasskeyEntity,
  ): Promise<number | undefined> {
    const { verifyAuthenticationResponse } = await webauthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer as never,
        expectedChallenge: challenge.toString('base64url'),
        expectedOrigin: this.origin,
        expectedRPID: this.id,
        requireUserVerification: true,
        credential: {
          id: credentialId.toString('base64url'),
          publicKey: new Uint8Array(publicKey),
          counter,
        },
      });
      return verified ? authenticationInfo.newCounter : undefined;
    } catch {
      // A copied key, another site's answer, an old one: the library's words name what was sent, so they stay here.
      this.log.warn('security: the answer of a passkey was refused', { passkeyId: id });
      return undefined;
    }
  }
}

function descriptorOf({ credentialId, transports }: PasskeyEntity) {
  return {
    id: credentialId.toString('base64url'),
    type: 'public-key' as const,
    transports: knownTransports(transports),
  };
}
