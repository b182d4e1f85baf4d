import { Injectable } from '@nestjs/common';
import { AccountService } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { say } from '../../shared/http/request-context.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { companionProblems } from './companion.problems.js';
import { CompanionRepository, type Companionship } from './companion.repository.js';
import type {
  CompanionsView,
  CompanionView,
  InvitationSeenView,
  NewInvitationView,
} from './companion.schemas.js';
import { hashOf, newCode } from './invitation.code.js';
import type { InvitationEntity } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';

const OPEN_DAYS = 7;
const DAY_MS = 86_400_000;
const MOST_OPEN = 10;
const MOST_COMPANIONS = 50;

/**
 * Who agreed that festivals may be recommended to them together. It takes both: one invites, the other
 * accepts; from then on each may ask with the other, and each may end it for both at once.
 */
@Injectable()
export class CompanionService {
  constructor(
    private readonly companions: CompanionRepository,
    private readonly invitations: InvitationRepository,
    private readonly accounts: AccountService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(me: string): Promise<CompanionsView> {
    const [found, open] = await Promise.all([
      this.companions.of(me),
      this.invitations.openOf(me, this.clock.now()),
    ]);
    return { companions: await this.viewsOf(found), invitations: open.map(viewOfInvitation) };
  }

  /** @throws DomainError too-many-invitations */
  async invite(me: string): Promise<NewInvitationView> {
    const now = this.clock.now();
    const code = newCode();
    const invitation = {
      id: newId(),
      inviter: me,
      codeHash: hashOf(code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + OPEN_DAYS * DAY_MS),
    };
    await this.database.transaction(async () => {
      await this.invitations.removeExpired(me, now);
      const open = await this.invitations.openOf(me, now);
      if (open.length >= MOST_OPEN) throw new DomainError(companionProblems.tooManyInvitations);
      await this.invitations.add(invitation);
    });
    return { ...viewOfInvitation(invitation), code };
  }

  /** Withdraws what nobody has accepted; of one that was, nothing hangs on it any more. */
  async withdraw(me: string, invitationId: string): Promise<void> {
    await this.invitations.remove(invitationId, me);
  }

  /** @throws DomainError invitation-not-found, own-invitation */
  async look(me: string, code: string): Promise<InvitationSeenView> {
    const { inviter, acceptedBy, expiresAt } = await this.valid(me, code);
    if (acceptedBy !== null) throw new DomainError(companionProblems.invitationNotFound);
    const displayName = (await this.accounts.displayNamesOf([inviter])).get(inviter);
    if (displayName === undefined) throw new DomainError(companionProblems.invitationNotFound);
    return { displayName, meaning: say(meaningFor(displayName)), expiresAt: expiresAt.toISOString() };
  }

  /**
   * The same person accepting the same invitation again gets the same answer, until it is ended.
   * @throws DomainError invitation-not-found, own-invitation, too-many-companions
   */
  async accept(me: string, code: string): Promise<CompanionView> {
    return this.database.transaction(async () => {
      const invitation = await this.valid(me, code);
      const { inviter } = invitation;
      if (await this.invitations.take(invitation.id, me)) await this.join(me, inviter);
      const between = await this.companions.between(me, inviter);
      const mine = invitation.acceptedBy === null || invitation.acceptedBy === me;
      const [view] = between === undefined || !mine ? [] : await this.viewsOf([between]);
      if (view === undefined) throw new DomainError(companionProblems.invitationNotFound);
      return view;
    });
  }

  /** Ends it for both; again, or of somebody else's, changes nothing. */
  async end(me: string, id: string): Promise<void> {
    await this.companions.remove(id, me);
  }

  private async join(me: string, inviter: string): Promise<void> {
    const [mine, theirs] = [await this.companions.of(me), await this.companions.of(inviter)];
    if (Math.max(mine.length, theirs.length) >= MOST_COMPANIONS)
      throw new DomainError(companionProblems.tooManyCompanions);
    await this.companions.add(newId(), me, inviter, this.clock.now());
  }

  private async valid(me: string, code: string): Promise<InvitationEntity> {
    const found = await this.invitations.findValid(hashOf(code), this.clock.now());
    if (found === undefined) throw new DomainError(companionProblems.invitationNotFound);
    if (found.inviter === me) throw new DomainError(companionProblems.ownInvitation);
    return found;
  }

  /** Those whose account is gone are left out. */
  private async viewsOf(found: readonly Companionship[]): Promise<CompanionView[]> {
    const people = found.map(({ person }) => person);
    const [names, willing] = await Promise.all([
      this.accounts.displayNamesOf(people),
      this.accounts.willingAmong(people),
    ]);
    return found.flatMap(({ id, person, since }) => {
      const displayName = names.get(person);
      return displayName === undefined
        ? []
        : [{ id, displayName, available: willing.has(person), since: since.toISOString() }];
    });
  }
}

function viewOfInvitation({
  id,
  createdAt,
  expiresAt,
}: Pick<InvitationEntity, 'id' | 'createdAt' | 'expiresAt'>) {
  return { id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

function meaningFor(name: string) {
  return {
    ko: `수락하면 ${name} 님과 나는 서로를 골라 두 사람의 취향을 합친 추천을 받을 수 있어요. 추천하는 까닭에 서로의 별명이 나올 수 있지만, 누가 무엇을 저장하고 살펴보고 평가했는지는 알려 주지 않아요. 언제든 한쪽이 끝내면 바로 끝나요.`,
    en: `If you accept, you and ${name} can each ask for recommendations that suit you both. The reasons may name the other person, but never tell what somebody saved, looked at or rated. Either of you can end it at any time, at once.`,
  };
}
