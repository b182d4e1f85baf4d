import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { Reauthentication } from '../credential/reauthentication.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { leastLength } from '../password/password-length.rules.js';
import { type CurrentAccount, SessionRepository } from '../session/session.repository.js';
import { SessionService } from '../session/session.service.js';
import type { CeremonyEntity, CeremonyPurpose } from './ceremony.entity.js';
import { Ceremonies } from './ceremonies.js';
import { FactorRepository } from './factor.repository.js';
import { hashOfRecoveryCode, newRecoveryCode, RECOVERY_CODES } from './recovery-code.rules.js';
import { RelyingParty } from './relying-party.js';
import { secondFactorProblems } from './second-factor.problems.js';
import type {
  PasskeyConfirmation,
  PasskeySetUp,
  RecoveryCodes,
  SecondFactorView,
  SetUpDone,
  TotpConfirmation,
  TotpSetUp,
} from './second-factor.schemas.js';
import { SecondFactors } from './second-factors.js';
import { Totp } from './totp.js';

const MOST_PASSKEYS = 10;
const WRONG_CODE = {
  ko: '코드가 맞지 않습니다. 인증 앱에 지금 보이는 숫자를 입력해 주세요. 휴대전화의 시각이 맞는지도 확인해 주세요.',
  en: 'The code does not match. Enter what the app shows now, and check that the phone has the right time.',
};
const PASSKEY_REFUSED = {
  ko: '패스키를 확인할 수 없습니다. 화면 잠금이나 생체 인증이 되는 기기로 처음부터 다시 시도해 주세요.',
  en: 'The passkey could not be verified. Begin again with a device that asks for its PIN, finger or face.',
};

/** How people set up and take away what is asked for beside their password; they hear of it by mail each time. */
@Injectable()
export class SecondFactorService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly reauthentication: Reauthentication,
    private readonly ceremonies: Ceremonies,
    private readonly factors: FactorRepository,
    private readonly secondFactors: SecondFactors,
    private readonly totp: Totp,
    private readonly relyingParty: RelyingParty,
    private readonly sessions: SessionService,
    private readonly knownSessions: SessionRepository,
    private readonly outbox: MailOutbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async view(accountId: string): Promise<SecondFactorView> {
    const totp = await this.factors.findTotp(accountId);
    const passkeys = await this.factors.findPasskeys(accountId);
    return {
      totp: totp && { createdAt: totp.createdAt.toISOString() },
      passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
        id,
        name,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      recoveryCodesLeft: await this.factors.countRecoveryCodes(accountId),
    };
  }

  /** Shows the secret of an app that counts once it is confirmed, then in place of the one before. @throws DomainError wrong-password, confirmation-needed */
  async beginTotp(me: CurrentAccount, currentPassword: string | undefined): Promise<TotpSetUp> {
    const owner = await this.reauthentication.require(me, currentPassword);
    const { sealed, secret, uri } = this.totp.create(owner);
    const { token, expiresAt } = await this.ceremonies.begin(me.id, 'totp', sealed);
    return { token, expiresAt: expiresAt.toISOString(), secret, uri };
  }

  /** @throws DomainError set-up-ended, invalid-input where the code is not of the secret shown */
  async confirmTotp(me: CurrentAccount, { token, code }: TotpConfirmation): Promise<SetUpDone> {
    const { setUp, payload } = await this.begun(me.id, token, 'totp');
    const step = this.totp.stepOf(code, payload, me.id);
    if (step === undefined) throw refused('/code', WRONG_CODE);
    return this.add(me, 'totp', async () => {
      if (!(await this.ceremonies.end(setUp))) throw new DomainError(secondFactorProblems.setUpEnded);
      const createdAt = this.clock.now();
      await this.factors.putTotp({ accountId: me.id, secret: payload, lastStep: step, createdAt });
    });
  }

  /** @throws DomainError wrong-password, confirmation-needed, too-many-passkeys */
  async beginPasskey(me: CurrentAccount, currentPassword: string | undefined): Promise<PasskeySetUp> {
    const owner = await this.reauthentication.require(me, currentPassword);
    const known = await this.factors.findPasskeys(me.id);
    if (known.length >= MOST_PASSKEYS) throw new DomainError(secondFactorProblems.tooManyPasskeys);
    const challenge = this.relyingParty.newChallenge();
    const { token, expiresAt } = await this.ceremonies.begin(me.id, 'passkey', challenge);
    const options = this.relyingParty.creationOptions(owner, known, challenge);
    return { token, expiresAt: expiresAt.toISOString(), options };
  }

  /** @throws DomainError set-up-ended, passkey-known, too-many-passkeys, invalid-input where it cannot be verified */
  async confirmPasskey(
    me: CurrentAccount,
    { token, name, credential }: PasskeyConfirmation,
  ): Promise<SetUpDone> {
    const { setUp, payload } = await this.begun(me.id, token, 'passkey');
    // A challenge is good for one answer, right or wrong.
    if (!(await this.ceremonies.end(setUp))) throw new DomainError(secondFactorProblems.setUpEnded);
    const registered = await this.relyingParty.register(credential, payload);
    if (registered === undefined) throw refused('/credential', PASSKEY_REFUSED);
    return this.add(me, 'passkey', async () => {
      if ((await this.factors.findPasskeys(me.id)).length >= MOST_PASSKEYS)
        throw new DomainError(secondFactorProblems.tooManyPasskeys);
      const createdAt = this.clock.now();
      const passkey = { ...registered, id: newId(), accountId: me.id, name, createdAt, lastUsedAt: null };
      if (!(await this.factors.addPasskey(passkey))) throw new DomainError(secondFactorProblems.passkeyKnown);
    });
  }

  /** @throws DomainError not-found */
  async renamePasskey(accountId: string, id: string, name: string): Promise<void> {
    if (!(await this.factors.renamePasskey(accountId, id, name)))
      throw new DomainError(kernelProblems.notFound);
  }

  /** @throws DomainError wrong-password, confirmation-needed, password-too-short-alone, last-second-factor */
  async removeTotp(me: CurrentAccount, currentPassword: string | undefined): Promise<void> {
    await this.remove(me, currentPassword, 'totp', () => this.factors.removeTotp(me.id));
  }

  /** @throws DomainError wrong-password, confirmation-needed, password-too-short-alone, last-second-factor */
  async removePasskey(me: CurrentAccount, id: string, currentPassword: string | undefined): Promise<void> {
    await this.remove(me, currentPassword, 'passkey', () => this.factors.removePasskey(me.id, id));
  }

  /** Ten new ones; those before are good for nothing. @throws DomainError wrong-password, confirmation-needed, no-second-factor */
  async renewRecoveryCodes(me: CurrentAccount, currentPassword: string | undefined): Promise<RecoveryCodes> {
    const accountId = me.id;
    await this.reauthentication.require(me, currentPassword);
    return this.decide(accountId, async ({ email }) => {
      if (!(await this.secondFactors.areSet(accountId))) throw new DomainError(secondFactorProblems.notSet);
      await this.record('recovery-codes.renewed', accountId);
      await this.outbox.add('recovery-codes-renewed', email);
      return { recoveryCodes: await this.makeRecoveryCodes(accountId) };
    });
  }

  private async add(
    { id, sessionId }: CurrentAccount,
    method: 'totp' | 'passkey',
    put: () => Promise<void>,
  ): Promise<SetUpDone> {
    return this.decide(id, async ({ email }) => {
      const isFirst = !(await this.secondFactors.areSet(id));
      await put();
      await this.accounts.update(id, {});
      await this.record('second-factor.added', id, { method });
      await this.outbox.add('second-factor-added', email);
      await this.knownSessions.noteFactor(sessionId, this.clock.now());
      if (!isFirst) return { recoveryCodes: null };
      // What was begun with the password alone ends.
      await this.sessions.endAll(id, sessionId);
      return { recoveryCodes: await this.makeRecoveryCodes(id) };
    });
  }

  /** Again, or of what is not there, changes nothing. */
  private async remove(
    me: CurrentAccount,
    currentPassword: string | undefined,
    method: 'totp' | 'passkey',
    take: () => Promise<void>,
  ): Promise<void> {
    const accountId = me.id;
    const { passwordHash } = await this.reauthentication.require(me, currentPassword);
    await this.decide(accountId, async (owner) => {
      // What is known of its length is known of the password that was just shown.
      if (owner.passwordHash !== passwordHash) throw new DomainError(authProblems.wrongPassword);
      const before = await this.view(accountId);
      await take();
      const after = await this.view(accountId);
      if (countOf(after) === countOf(before)) return;
      if (countOf(after) === 0) {
        if (this.config.requireSecondFactor && owner.role !== 'visitor')
          throw new DomainError(secondFactorProblems.lastOne);
        const least = leastLength({ role: owner.role, hasSecondFactor: false });
        // Who has no password was confirmed by a provider, which alone lets them in.
        if (passwordHash !== null && [...(currentPassword ?? '')].length < least)
          throw new DomainError(secondFactorProblems.passwordTooShort);
        await this.factors.removeRecoveryCodes(accountId);
      }
      await this.ceremonies.endAll(accountId);
      await this.accounts.update(accountId, {});
      await this.record('second-factor.removed', accountId, { method });
      await this.outbox.add('second-factor-removed', owner.email);
    });
  }

  private async makeRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await this.factors.putRecoveryCodes(accountId, codes.map(hashOfRecoveryCode));
    return codes;
  }

  private async begun(
    accountId: string,
    token: string,
    purpose: CeremonyPurpose,
  ): Promise<{ setUp: CeremonyEntity; payload: Buffer }> {
    const setUp = await this.ceremonies.find(token, purpose);
    if (setUp === undefined || setUp.accountId !== accountId || setUp.payload === null)
      throw new DomainError(secondFactorProblems.setUpEnded);
    return { setUp, payload: setUp.payload };
  }

  /**
   * One decision about an account's factors after the other. What it reads is as it is now: from a snapshot, the log
   * that all append to would have moved on meanwhile.
   */
  private async decide<T>(accountId: string, work: (owner: AccountEntity) => Promise<T>): Promise<T> {
    return this.database.transaction(async () => {
      const owner = await this.accounts.lock(accountId);
      if (owner === null) throw new DomainError(kernelProblems.notSignedIn);
      return work(owner);
    }, 'READ COMMITTED');
  }

  private async record(action: string, accountId: string, after?: object): Promise<void> {
    const subject = { kind: 'account', id: accountId };
    await this.audit.record({ action, subject, ...(after && { after }), isOwn: true });
  }
}

function countOf({ totp, passkeys }: SecondFactorView): number {
  return (totp === null ? 0 : 1) + passkeys.length;
}

function refused(pointer: string, detail: { ko: string; en: string }): DomainError {
  return new DomainError(kernelProblems.invalidInput, { errors: [{ pointer, detail }] });
}
