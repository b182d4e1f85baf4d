import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { etagOf } from '../../shared/http/etag.js';
import type { Page } from '../../shared/http/paging.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../../shared/problem/problem.js';
import type { AccountEntity } from '../account.entity.js';
import { authProblems } from '../auth.problems.js';
import { Reauthentication } from '../credential/reauthentication.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { RegionNames } from '../rights/region-names.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { AdministrationRepository } from './administration.repository.js';
import type { UserChange, UsersQuery, UserView } from './administration.schemas.js';
import { UserSessions } from './user-sessions.service.js';

const NOT_AN_EDITOR = {
  ko: '지역은 편집자에게만 정할 수 있습니다.',
  en: 'Only editors are bound to regions.',
};
const NO_SINGLE_REGION = {
  ko: '시도나 시군구의 코드 또는 하나로 정해지는 이름이어야 합니다.',
  en: 'Must be the code of a province or district, or a name that only one of them has.',
};

/** An account with the version that a writer has to name. */
export interface VersionedUser {
  readonly view: UserView;
  readonly version: number;
}

/** Whose account may do what. */
@Injectable()
export class AdministrationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AdministrationRepository,
    private readonly sessions: UserSessions,
    private readonly secondFactors: SecondFactors,
    private readonly reauthentication: Reauthentication,
    private readonly outbox: MailOutbox,
    private readonly regionNames: RegionNames,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(query: UsersQuery): Promise<Page<UserView>> {
    const { page, perPage, ...asked } = query;
    const [found, total] = await this.accounts.findPage(query);
    // The beginning of an address is somebody's address.
    const after = { ...asked, email: asked.email !== undefined, ids: found.map(({ id }) => id) };
    await this.audit.record({ action: 'users.read', subject: { kind: 'account', id: null }, after });
    const holders = await this.secondFactors.holdersAmong(after.ids);
    return { items: found.map((one) => viewOf(one, holders.has(one.id))), page, perPage, total };
  }

  /** @throws DomainError account-not-found */
  async view(id: string): Promise<VersionedUser> {
    const account = await this.accounts.find(id);
    if (account === null) throw new DomainError(authProblems.accountNotFound);
    await this.audit.record({ action: 'user.read', subject: { kind: 'account', id } });
    return { view: viewOf(account, await this.secondFactors.areSet(id)), version: account.version };
  }

  /**
   * Acts at once, on every instance: each request reads the account anew.
   * @throws DomainError account-not-found, precondition-failed, last-admin, invalid-input
   */
  async change(id: string, change: UserChange, seenVersion: number): Promise<VersionedUser> {
    const regions = this.codesOf(change.regions);
    const hasSecondFactor = await this.secondFactors.areSet(id);
    return this.database.transaction(async () => {
      const { account, admins } = await this.accounts.lockWithAdmins(id);
      if (account === null) throw new DomainError(authProblems.accountNotFound);
      if (account.version !== seenVersion) throw lostRace(account, hasSecondFactor);
      const after = this.changed(account, { ...change, regions });
      const staysAdmin = after.role === 'admin' && after.suspendedAt === null;
      if (!staysAdmin && admins.length === 1 && admins[0] === id)
        throw new DomainError(authProblems.lastAdmin);
      await this.accounts.update(id, after);
      await this.audit.record({
        action: 'user.changed',
        subject: { kind: 'account', id },
        ...differences(account, after, ['role', 'regions', 'suspendedAt']),
      });
      if (after.suspendedAt !== null) await this.sessions.endWhatRuns(id);
      const view = viewOf(Object.assign(account, after), hasSecondFactor);
      return { view, version: account.version + 1 };
    }, 'READ COMMITTED');
  }

  /**
   * For who has lost their device: they sign in with the password alone until they set up another.
   * @throws DomainError account-not-found, precondition-failed; not-allowed for one's own; wrong-password,
   * confirmation-needed, second-factor-too-old
   */
  async resetSecondFactor(
    me: CurrentAccount,
    id: string,
    seenVersion: number,
    currentPassword: string | undefined,
  ): Promise<VersionedUser> {
    if (id === me.id) throw new DomainError(kernelProblems.notAllowed);
    await this.reauthentication.require(me, currentPassword);
    return this.database.transaction(async () => {
      const { account } = await this.accounts.lockWithAdmins(id);
      if (account === null) throw new DomainError(authProblems.accountNotFound);
      const methods = await this.secondFactors.methodsOf(id);
      if (account.version !== seenVersion) throw lostRace(account, methods.length > 0);
      if (methods.length === 0) return { view: viewOf(account, false), version: account.version };
      await this.secondFactors.removeAll(id);
      await this.accounts.update(id, account);
      await this.audit.record({
        action: 'second-factor.reset',
        subject: { kind: 'account', id },
        before: { methods },
        after: { methods: [] },
      });
      await this.outbox.add('second-factor-reset', account.email);
      await this.sessions.endWhatRuns(id);
      return { view: viewOf(account, false), version: account.version + 1 };
    }, 'READ COMMITTED');
  }

  private changed(
    account: AccountEntity,
    { role = account.role, regions, suspended }: UserChange,
  ): Pick<AccountEntity, 'role' | 'regions' | 'suspendedAt'> {
    if (role !== 'editor' && regions != null) {
      throw new DomainError(kernelProblems.invalidInput, {
        errors: [{ pointer: '/regions', detail: NOT_AN_EDITOR }],
      });
    }
    const since = account.suspendedAt ?? this.clock.now();
    return {
      role,
      regions: role !== 'editor' ? null : regions === undefined ? account.regions : regions,
      suspendedAt: suspended === undefined ? account.suspendedAt : suspended ? since : null,
    };
  }

  private codesOf(regions: UserChange['regions']): string[] | null | undefined {
    if (regions == null) return regions;
    const codes = regions.map((text) => this.regionNames.codeOf(text));
    const faults = codes.flatMap((code, index): FieldFault[] =>
      code === undefined ? [{ pointer: `/regions/${index}`, detail: NO_SINGLE_REGION }] : [],
    );
    if (faults.length > 0) throw new DomainError(kernelProblems.invalidInput, { errors: faults });
    return [...new Set(codes.filter((code) => code !== undefined))];
  }
}

function lostRace(account: AccountEntity, hasSecondFactor: boolean): DomainError {
  return new DomainError(kernelProblems.preconditionFailed, {
    headers: { etag: etagOf(account.version) },
    members: { current: viewOf(account, hasSecondFactor) },
  });
}

function viewOf(
  { id, email, displayName, role, regions, suspendedAt, createdAt }: AccountEntity,
  hasSecondFactor: boolean,
): UserView {
  return {
    id,
    email,
    displayName,
    role,
    regions,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    hasSecondFactor,
    createdAt: createdAt.toISOString(),
  };
}
