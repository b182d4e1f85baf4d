import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import { newAccount } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import type { Registration } from '../auth.schemas.js';
import { ageUnconfirmed, ConsentService } from '../consent/consent.service.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { Passwords } from '../password/passwords.js';

/** Opening an account writes more than telling its owner that there is one; neither takes as long as this. */
const WRITING_TAKES_MS = 50;

/** How people come to an account. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly consents: ConsentService,
    private readonly outbox: MailOutbox,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Says nothing about whether the address was known, nor does the time it takes: the password is hashed and a mail
   * written either way, and only the owner of the address reads which.
   * @throws DomainError under-age or age-unconfirmed, whatever the address
   */
  async register({ email, displayName, password, birthDate, consents = {} }: Registration): Promise<void> {
    if (birthDate !== undefined) this.consents.requireOldEnough(birthDate);
    else if (consents.location === true) throw ageUnconfirmed('/birthDate');
    await this.throttle.take('register', 'account', email);
    const owner = { email, displayName, role: 'visitor', hasSecondFactor: false } as const;
    const passwordHash = await this.passwords.hashChosen(password, owner);
    const asLongAsEver = pause(WRITING_TAKES_MS);
    await this.database.transaction(async () => {
      const createdAt = this.clock.now();
      const account = { email, displayName, passwordHash, role: 'visitor', emailVerifiedAt: null } as const;
      const ageConfirmedAt = birthDate === undefined ? null : createdAt;
      const fresh = newAccount({ ...account, ageConfirmedAt, createdAt });
      const added = await this.accounts.add(fresh);
      if (added) await this.consents.record(fresh.id, consents);
      await this.outbox.add(added ? 'verify-email' : 'known-address', email);
    });
    await asLongAsEver;
  }

  /** Another mail with another link; none where the address is proven. */
  async resend(accountId: string): Promise<void> {
    const account = await this.accounts.findById(accountId);
    if (account?.emailVerifiedAt === null) await this.outbox.add('verify-email', account.email);
  }
}
