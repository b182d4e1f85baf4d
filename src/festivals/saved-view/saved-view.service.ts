import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../audit/index.js';
import { AccountService, type CurrentAccount, may } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { SavedViewEntity } from './saved-view.entity.js';
import { savedViewProblems } from './saved-view.problems.js';
import { SavedViewRepository } from './saved-view.repository.js';
import type { SavedViewBody, SavedViewChangeBody, SavedViewView } from './saved-view.schemas.js';

const MOST = 50;

/** Questions to the list of festivals that editors keep for themselves or for all of them. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViewRepository,
    private readonly accounts: AccountService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(me: CurrentAccount): Promise<{ items: SavedViewView[] }> {
    return { items: await this.viewsOf(await this.views.visibleTo(me.id), me) };
  }

  /** @throws DomainError saved-view-exists, too-many-saved-views */
  async create(body: SavedViewBody, me: CurrentAccount): Promise<SavedViewView> {
    const { name, shared, query } = body;
    const id = newId();
    await this.database.transaction(async () => {
      if ((await this.views.countHeld(me.id)) >= MOST)
        throw new DomainError(savedViewProblems.tooManySavedViews);
      const updatedAt = this.clock.now();
      await this.views.add({ id, accountId: me.id, name, shared, query, version: 1, updatedAt });
      // Names and words are the person's own, and the log outlives them.
      await this.audit.record({
        action: 'saved-view.added',
        subject: subjectOf(id),
        after: { shared },
        isOwn: true,
      });
    }, 'READ COMMITTED');
    return this.view(id, me);
  }

  /** @throws DomainError saved-view-not-found, saved-view-not-yours, precondition-failed with the present view, saved-view-exists */
  async change(
    id: string,
    version: number,
    { name, shared, query }: SavedViewChangeBody,
    me: CurrentAccount,
  ): Promise<SavedViewView> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version, me);
      await this.views.update(id, {
        ...(name === undefined ? {} : { name }),
        ...(shared === undefined ? {} : { shared }),
        ...(query === undefined ? {} : { query }),
        updatedAt: this.clock.now(),
      });
      await this.audit.record({
        action: 'saved-view.changed',
        subject: subjectOf(id),
        ...differences({ shared: before.shared }, { shared: shared ?? before.shared }, ['shared']),
        ...ownOf(before, me),
      });
    });
    return this.view(id, me);
  }

  /** @throws DomainError saved-view-not-found, saved-view-not-yours, precondition-failed with the present view */
  async remove(id: string, version: number, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version, me);
      await this.views.remove(id);
      await this.audit.record({
        action: 'saved-view.removed',
        subject: subjectOf(id),
        before: { shared: before.shared },
        ...ownOf(before, me),
      });
    });
  }

  private async lockUnchanged(id: string, version: number, me: CurrentAccount): Promise<SavedViewEntity> {
    const found = await this.views.lock(id);
    if (found === null || !maySeeView(found, me)) throw new DomainError(savedViewProblems.savedViewNotFound);
    if (!mayChangeView(found, me)) throw new DomainError(savedViewProblems.savedViewNotYours);
    if (found.version === version) return found;
    const [current] = await this.viewsOf([found], me);
    throw new DomainError(kernelProblems.preconditionFailed, { members: { current } });
  }

  private async view(id: string, me: CurrentAccount): Promise<SavedViewView> {
    const found = await this.views.find(id);
    const [view] = found === null ? [] : await this.viewsOf([found], me);
    if (view === undefined) throw new DomainError(savedViewProblems.savedViewNotFound);
    return view;
  }

  private async viewsOf(views: readonly SavedViewEntity[], me: CurrentAccount): Promise<SavedViewView[]> {
    const names = await this.accounts.displayNamesOf([...new Set(views.map(({ accountId }) => accountId))]);
    return views.map((view) => {
      const { id, accountId, name, shared, query, version, updatedAt } = view;
      return {
        id,
        name,
        shared,
        query,
        ownerName: names.get(accountId) ?? '',
        mine: accountId === me.id,
        changeable: mayChangeView(view, me),
        version,
        updatedAt: updatedAt.toISOString(),
      };
    });
  }
}

function maySeeView({ accountId, shared }: SavedViewEntity, me: CurrentAccount): boolean {
  return may(me, 'read', 'SavedView', { ownerId: accountId, shared });
}

function mayChangeView({ accountId, shared }: SavedViewEntity, me: CurrentAccount): boolean {
  return may(me, 'change', 'SavedView', { ownerId: accountId, shared });
}

function subjectOf(id: string) {
  return { kind: 'saved-view', id };
}

function ownOf({ accountId }: SavedViewEntity, me: CurrentAccount): { isOwn?: true } {
  return accountId === me.id ? { isOwn: true } : {};
}
