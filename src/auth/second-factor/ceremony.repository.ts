import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { CeremonyEntity, type CeremonyPurpose } from './ceremony.entity.js';

@Injectable()
export class CeremonyRepository {
  constructor(private readonly database: Database) {}

  private get ceremonies() {
    return this.database.manager.getRepository(CeremonyEntity);
  }

  async add(ceremony: CeremonyEntity): Promise<void> {
    await this.ceremonies.insert(ceremony);
  }

  async find(hash: Buffer): Promise<CeremonyEntity | null> {
    return this.ceremonies.findOneBy({ hash });
  }

  /** False where so many attempts were made already; one statement, so that parallel ones cannot slip by. */
  async countAttempt(hash: Buffer, most: number): Promise<boolean> {
    const counted = await this.database.change(
      'UPDATE auth_ceremony SET attempts = attempts + 1 WHERE hash = ? AND attempts < ?',
      [hash, most],
    );
    return counted === 1;
  }

  /** Replaces the one before. */
  async openChallenge(hash: Buffer, challenge: Buffer): Promise<void> {
    await this.ceremonies.update({ hash }, { payload: challenge });
  }

  /** False where another has taken it, or it was replaced. */
  async takeChallenge(hash: Buffer, challenge: Buffer): Promise<boolean> {
    const taken = await this.database.change(
      'UPDATE auth_ceremony SET payload = NULL WHERE hash = ? AND payload = ?',
      [hash, challenge],
    );
    return taken === 1;
  }

  /** False where it is gone. */
  async remove(hash: Buffer): Promise<boolean> {
    return (await this.ceremonies.delete({ hash })).affected === 1;
  }

  async removeOf(accountId: string, purpose?: CeremonyPurpose): Promise<void> {
    await this.ceremonies.delete(purpose === undefined ? { accountId } : { accountId, purpose });
  }

  /** Answers how many. */
  async removeExpired(now: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM auth_ceremony WHERE expires_at <= ? LIMIT ?', [now, limit]);
  }
}
