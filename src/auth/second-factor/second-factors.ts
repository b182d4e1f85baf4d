import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { CeremonyEntity } from './ceremony.entity.js';
import { Ceremonies } from './ceremonies.js';
import { FactorRepository } from './factor.repository.js';
import { hashOfRecoveryCode } from './recovery-code.rules.js';
import { RelyingParty } from './relying-party.js';
import type { Method, SecondStep } from './second-factor.schemas.js';
import { Totp } from './totp.js';
import type { Assertion } from './webauthn.schemas.js';

/** Uses up what was shown, in the transaction that it opens the way for; false where it was used meanwhile. */
export type Use = () => Promise<boolean>;

/** What stands between a right password and a session. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly factors: FactorRepository,
    private readonly ceremonies: Ceremonies,
    private readonly totp: Totp,
    private readonly relyingParty: RelyingParty,
    private readonly clock: Clock,
  ) {}

  async areSet(accountId: string): Promise<boolean> {
    return (await this.factors.holdersAmong([accountId])).size > 0;
  }

  /** Those of the accounts that are asked for more than a password. */
  async holdersAmong(accountIds: readonly string[]): Promise<Set<string>> {
    return this.factors.holdersAmong(accountIds);
  }

  /** How the second step may be taken; empty where there is none. */
  async methodsOf(accountId: string): Promise<Method[]> {
    if (!(await this.areSet(accountId))) return [];
    const methods: Method[] = [];
    if ((await this.factors.findTotp(accountId)) !== null) methods.push('totp');
    if ((await this.factors.findPasskeys(accountId)).length > 0) methods.push('passkey');
    if ((await this.factors.countRecoveryCodes(accountId)) > 0) methods.push('recovery-code');
    return methods;
  }

  /** How to use up what is shown for the login under way; undefined where it is wrong. */
  async check(login: CeremonyEntity, shown: SecondStep): Promise<Use | undefined> {
    const { accountId } = login;
    if (shown.passkey !== undefined) return this.checkPasskey(login, shown.passkey);
    if (shown.totp !== undefined) return this.checkTotp(accountId, shown.totp);
    const hash = hashOfRecoveryCode(shown.recoveryCode ?? '');
    return () => this.factors.useRecoveryCode(accountId, hash);
  }

  /** With the recovery codes, and with what is under way. */
  async removeAll(accountId: string): Promise<void> {
    await this.factors.removeAll(accountId);
    await this.ceremonies.endAll(accountId);
  }

  private async checkTotp(accountId: string, code: string): Promise<Use | undefined> {
    const found = await this.factors.findTotp(accountId);
    const step = found === null ? undefined : this.totp.stepOf(code, found.secret, accountId);
    return step === undefined ? undefined : () => this.factors.useStep(accountId, step);
  }

  private async checkPasskey(login: CeremonyEntity, answer: Assertion): Promise<Use | undefined> {
    const challenge = await this.ceremonies.takeChallenge(login);
    const passkey = await this.factors.findPasskey(login.accountId, Buffer.from(answer.id, 'base64url'));
    if (challenge === undefined || passkey === null) return undefined;
    const counter = await this.relyingParty.verify(answer, challenge, passkey);
    if (counter === undefined) return undefined;
    return () => this.factors.useCounter(passkey.id, counter, this.clock.now());
  }
}
