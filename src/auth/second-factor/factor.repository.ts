import { Injectable } from '@nestjs/common';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import type { SealedRows } from '../../shared/resealing.js';
import { PasskeyEntity } from './passkey.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { TotpEntity } from './totp.entity.js';

/** What accounts have set up. Whatever may be used once is used by one statement, of which parallel ones cannot both be the first. */
@Injectable()
export class FactorRepository implements SealedRows {
  constructor(private readonly database: Database) {}

  private get passkeys() {
    return this.database.manager.getRepository(PasskeyEntity);
  }

  /** Those of the accounts that have any. */
  async holdersAmong(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    const found = await this.database.rows<{ accountId: string }>(
      `SELECT account_id AS accountId FROM auth_totp WHERE account_id IN (?)
        UNION SELECT account_id FROM auth_passkey WHERE account_id IN (?)`,
      [accountIds, accountIds],
    );
    return new Set(found.map(({ accountId }) => accountId));
  }

  async findTotp(accountId: string): Promise<TotpEntity | null> {
    return this.database.manager.findOneBy(TotpEntity, { accountId });
  }

  /** In place of the one before. */
  async putTotp(totp: TotpEntity): Promise<void> {
    await this.database.manager.upsert(TotpEntity, totp, ['accountId']);
  }

  /** False where a code of this step or a later one was used before. */
  async useStep(accountId: string, step: number): Promise<boolean> {
    const used = await this.database.change(
      'UPDATE auth_totp SET last_step = ? WHERE account_id = ? AND last_step < ?',
      [step, accountId, step],
    );
    return used === 1;
  }

  /** Of every account's app, by account. */
  async allSealed(): Promise<{ id: string; secret: Buffer }[]> {
    return this.database.rows('SELECT account_id AS id, secret FROM auth_totp');
  }

  async replaceSealed({ id, secret }: { id: string; secret: Buffer }, anew: Buffer): Promise<void> {
    await this.database.change('UPDATE auth_totp SET secret = ? WHERE account_id = ? AND secret = ?', [
      anew,
      id,
      secret,
    ]);
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.database.manager.delete(TotpEntity, { accountId });
  }

  /** Oldest first. */
  async findPasskeys(accountId: string): Promise<PasskeyEntity[]> {
    return this.passkeys.find({ where: { accountId }, order: { id: 'ASC' } });
  }

  async findPasskey(accountId: string, credentialId: Buffer): Promise<PasskeyEntity | null> {
    return this.passkeys.findOneBy({ accountId, credentialId });
  }

  /** False where it is known already. */
  async addPasskey(passkey: PasskeyEntity): Promise<boolean> {
    try {
      await this.passkeys.insert(passkey);
      return true;
    } catch (error) {
      if (violatesUnique(error, 'auth_passkey_credential')) return false;
      throw error;
    }
  }

  /** False where it has counted further meanwhile. Those that do not count stay at 0. */
  async useCounter(id: string, counter: number, now: Date): Promise<boolean> {
    const used = await this.database.change(
      `UPDATE auth_passkey SET counter = ?, last_used_at = ?
        WHERE id = ? AND (counter < ? OR (counter = 0 AND ? = 0))`,
      [counter, now, id, counter, counter],
    );
    return used === 1;
  }

  /** False where the account has no such passkey. */
  async renamePasskey(accountId: string, id: string, name: string): Promise<boolean> {
    return (
      (await this.database.change('UPDATE auth_passkey SET name = ? WHERE id = ? AND account_id = ?', [
        name,
        id,
        accountId,
      ])) === 1
    );
  }

  async removePasskey(accountId: string, id: string): Promise<void> {
    await this.passkeys.delete({ accountId, id });
  }

  /** In place of those before. */
  async putRecoveryCodes(accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.database.manager.delete(RecoveryCodeEntity, { accountId });
    await this.database.manager.insert(
      RecoveryCodeEntity,
      hashes.map((hash) => ({ accountId, hash })),
    );
  }

  /** False where the account has no such code any more. */
  async useRecoveryCode(accountId: string, hash: Buffer): Promise<boolean> {
    return (await this.database.manager.delete(RecoveryCodeEntity, { accountId, hash })).affected === 1;
  }

  async countRecoveryCodes(accountId: string): Promise<number> {
    return this.database.manager.countBy(RecoveryCodeEntity, { accountId });
  }

  async removeRecoveryCodes(accountId: string): Promise<void> {
    await this.database.manager.delete(RecoveryCodeEntity, { accountId });
  }

  async removeAll(accountId: string): Promise<void> {
    await this.removeTotp(accountId);
    await this.passkeys.delete({ accountId });
    await this.removeRecoveryCodes(accountId);
  }
}
