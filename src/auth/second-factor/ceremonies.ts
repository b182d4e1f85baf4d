import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { CeremonyEntity, CeremonyPurpose } from './ceremony.entity.js';
import { CeremonyRepository } from './ceremony.repository.js';

const LIFE_MS = 5 * 60_000;
/** After so many wrong answers one has to begin anew, with the password. */
const MOST_ATTEMPTS = 5;

export interface BegunCeremony {
  readonly token: string;
  readonly expiresAt: Date;
}

/** What takes two requests: the first gives a token, good for five minutes and one thing, and the second uses it up. */
@Injectable()
export class Ceremonies {
  constructor(
    private readonly ceremonies: CeremonyRepository,
    private readonly clock: Clock,
  ) {}

  /** Of what is set up only the latest goes on; logins may be under way on several devices. */
  async begin(accountId: string, purpose: CeremonyPurpose, payload: Buffer | null): Promise<BegunCeremony> {
    if (purpose !== 'login') await this.ceremonies.removeOf(accountId, purpose);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_MS);
    await this.ceremonies.add({ hash: hashOf(token), accountId, purpose, payload, attempts: 0, expiresAt });
    return { token, expiresAt };
  }

  /** Undefined where it is over, used, or was begun for something else. */
  async find(token: string, purpose: CeremonyPurpose): Promise<CeremonyEntity | undefined> {
    const found = await this.ceremonies.find(hashOf(token));
    if (found === null || found.purpose !== purpose || found.expiresAt <= this.clock.now()) return undefined;
    return found;
  }

  /** False where it has had all that it may have. */
  async countAttempt({ hash }: CeremonyEntity): Promise<boolean> {
    return this.ceremonies.countAttempt(hash, MOST_ATTEMPTS);
  }

  async openChallenge({ hash }: CeremonyEntity, challenge: Buffer): Promise<void> {
    await this.ceremonies.openChallenge(hash, challenge);
  }

  /** The open challenge, for this one answer alone. */
  async takeChallenge({ hash, payload }: CeremonyEntity): Promise<Buffer | undefined> {
    if (payload === null || !(await this.ceremonies.takeChallenge(hash, payload))) return undefined;
    return payload;
  }

  /** Uses it up; false where somebody else just has. */
  async end({ hash }: CeremonyEntity): Promise<boolean> {
    return this.ceremonies.remove(hash);
  }

  /** For when the password or the factors of the account are no longer those that it was begun with. */
  async endAll(accountId: string): Promise<void> {
    await this.ceremonies.removeOf(accountId);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
