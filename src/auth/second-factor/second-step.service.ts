import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Origin } from '../../shared/http/origin.js';
import { Log } from '../../shared/log/log.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import type { Tokens } from '../auth.schemas.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { LoginAttempts } from '../session/login.attempts.js';
import { SessionService } from '../session/session.service.js';
import type { CeremonyEntity } from './ceremony.entity.js';
import { Ceremonies } from './ceremonies.js';
import { FactorRepository } from './factor.repository.js';
import { RelyingParty } from './relying-party.js';
import { secondFactorProblems } from './second-factor.problems.js';
import type { SecondStep } from './second-factor.schemas.js';
import { SecondFactors } from './second-factors.js';
import type { RequestOptions } from './webauthn.schemas.js';

/** The second step of a login, after the password. */
@Injectable()
export class SecondStepService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly ceremonies: Ceremonies,
    private readonly factors: FactorRepository,
    private readonly secondFactors: SecondFactors,
    private readonly relyingParty: RelyingParty,
    private readonly sessions: SessionService,
    private readonly attempts: LoginAttempts,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A challenge for one of the owner's passkeys, good for one answer. @throws DomainError login-ended, no-second-factor */
  async challenge(loginToken: string): Promise<RequestOptions> {
    const { login } = await this.underWay(loginToken);
    const passkeys = await this.factors.findPasskeys(login.accountId);
    if (passkeys.length === 0) throw new DomainError(secondFactorProblems.notSet);
    const challenge = this.relyingParty.newChallenge();
    await this.ceremonies.openChallenge(login, challenge);
    return this.relyingParty.requestOptions(passkeys, challenge);
  }

  /**
   * A wrong answer counts as a wrong password does, and is forgiven only by a right one.
   * @throws DomainError login-ended, wrong-second-factor, account-suspended, too-many-requests
   */
  async finish(step: SecondStep, origin: Origin): Promise<Required<Tokens>> {
    const { login, owner } = await this.underWay(step.loginToken);
    const attempt = await this.attempts.begin(owner.email, owner.id, origin.network);
    if (!(await this.ceremonies.countAttempt(login))) throw new DomainError(secondFactorProblems.loginEnded);
    const use = await this.secondFactors.check(login, step);
    const tokens = await this.database.transaction(async () => {
      if (use === undefined || !(await use())) return undefined;
      // What was shown is not used up for a login that another request has just finished.
      if (!(await this.ceremonies.end(login))) throw new DomainError(secondFactorProblems.loginEnded);
      if (step.recoveryCode !== undefined) await this.outbox.add('recovery-code-used', owner.email);
      return this.sessions.begin(owner.id, origin, this.clock.now());
    });
    if (tokens === undefined) {
      this.log.warn('security: a second factor was refused', { accountId: owner.id });
      throw wrong(step);
    }
    await this.attempts.succeed(attempt);
    return tokens;
  }

  private async underWay(loginToken: string): Promise<{ login: CeremonyEntity; owner: AccountEntity }> {
    const login = await this.ceremonies.find(loginToken, 'login');
    const owner = login === undefined ? null : await this.accounts.findById(login.accountId);
    if (login === undefined || owner === null) throw new DomainError(secondFactorProblems.loginEnded);
    if (owner.suspendedAt !== null) throw new DomainError(authProblems.accountSuspended);
    return { login, owner };
  }
}

function wrong(step: SecondStep): DomainError {
  const { wrong } = secondFactorProblems;
  const shown = (['totp', 'recoveryCode', 'passkey'] as const).filter((name) => step[name] !== undefined);
  const errors = shown.map((name) => ({ pointer: `/${name}`, detail: wrong.detail }));
  return new DomainError(wrong, { errors });
}
