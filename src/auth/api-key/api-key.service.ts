import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { Reauthentication } from '../credential/reauthentication.js';
import type { CurrentAccount } from '../session/session.repository.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository, type LiveKey } from './api-key.repository.js';
import type { ApiKeysView, ApiKeyView, ApiKeyWish, NewApiKeyView } from './api-key.schemas.js';

/** Lets whoever finds one lying about tell what it is. */
const PREFIX = 'fev_';
const HINT_LENGTH = PREFIX.length + 4;
const DAY_MS = 86_400_000;
const MOST = 20;
const TOUCHED_AFTER_MS = 60_000;

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly accounts: AccountRepository,
    private readonly reauthentication: Reauthentication,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(accountId: string): Promise<ApiKeysView> {
    return { items: (await this.keys.ofAccount(accountId)).map(viewOf) };
  }

  /**
   * Shows the key, of which only a hash is kept.
   * @throws DomainError wrong-password, confirmation-needed, too-many-api-keys
   */
  async create(
    me: CurrentAccount,
    { name, scopes, expiresInDays, currentPassword }: ApiKeyWish,
  ): Promise<NewApiKeyView> {
    const accountId = me.id;
    await this.reauthentication.require(me, currentPassword);
    const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    const createdAt = this.clock.now();
    const entity: ApiKeyEntity = {
      id: newId(),
      accountId,
      name,
      hash: hashOf(key),
      hint: key.slice(0, HINT_LENGTH),
      scopes: [...new Set(scopes)],
      createdAt,
      expiresAt: new Date(createdAt.getTime() + expiresInDays * DAY_MS),
      lastUsedAt: null,
    };
    await this.database.transaction(async () => {
      // One after the other, or two would both be the last that there may be.
      await this.accounts.lock(accountId);
      if ((await this.keys.countOf(accountId)) >= MOST) throw new DomainError(authProblems.tooManyApiKeys);
      await this.keys.add(entity);
      const { expiresAt } = entity;
      await this.audit.record({
        action: 'api-key.created',
        subject: subjectOf(entity.id),
        after: { scopes: entity.scopes, expiresAt: expiresAt.toISOString() },
        isOwn: true,
      });
    }, 'READ COMMITTED');
    return { ...viewOf(entity), key };
  }

  /** From the next call on it is good for nothing; again, or of somebody else's, changes nothing. */
  async revoke(accountId: string, id: string): Promise<void> {
    await this.database.transaction(async () => {
      if (await this.keys.remove(accountId, id))
        await this.audit.record({ action: 'api-key.revoked', subject: subjectOf(id), isOwn: true });
    });
  }

  /** What a bearer is where it looks like a key; undefined where it is none that is good. */
  async use(bearer: string): Promise<LiveKey | undefined> {
    const now = this.clock.now();
    const found = await this.keys.findLive(hashOf(bearer), now);
    if (found === undefined) return undefined;
    if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= TOUCHED_AFTER_MS)
      await this.keys.touch(found.id, now);
    return found;
  }
}

/** The key in an `Authorization` header; undefined where it holds something else. */
export function apiKeyFrom(authorization: string): string | undefined {
  return /^Bearer (fev_[\w-]{43})$/i.exec(authorization)?.[1];
}

function viewOf({ id, name, hint, scopes, createdAt, expiresAt, lastUsedAt }: ApiKeyEntity): ApiKeyView {
  return {
    id,
    name,
    hint,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function subjectOf(id: string) {
  return { kind: 'api-key', id };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
