import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { MailEntity, type MailKind } from './mail.entity.js';

const FORGOTTEN_AT_A_TIME = 500;

@Injectable()
export class MailRepository {
  constructor(private readonly database: Database) {}

  private get mails() {
    return this.database.manager.getRepository(MailEntity);
  }

  async add(mail: MailEntity): Promise<void> {
    await this.mails.insert(mail);
  }

  async countSince(recipient: string, kind: MailKind, since: Date): Promise<number> {
    return this.mails.countBy({ recipient, kind, createdAt: MoreThan(since) });
  }

  /** Takes mails that are due, so that no other instance does before the lease ends. */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<MailEntity[]> {
    // Mostly there is nothing, and to find that out takes no transaction.
    if (!(await this.mails.existsBy({ dueAt: LessThanOrEqual(now) }))) return [];
    return this.database.transaction(async () => {
      const due = await this.mails.find({
        where: { dueAt: LessThanOrEqual(now) },
        order: { dueAt: 'ASC' },
        take: limit,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (due.length === 0) return [];
      await this.mails.update(
        { id: In(due.map(({ id }) => id)) },
        { dueAt: leasedUntil, tries: () => 'tries + 1' },
      );
      for (const mail of due) mail.tries += 1;
      return due;
    });
  }

  /** Only for whoever still holds the lease: `tries` is the number it was claimed with. */
  async end({ id, tries }: Pick<MailEntity, 'id' | 'tries'>): Promise<void> {
    await this.mails.update({ id, tries }, { dueAt: null });
  }

  async postpone({ id, tries }: Pick<MailEntity, 'id' | 'tries'>, dueAt: Date): Promise<void> {
    await this.mails.update({ id, tries }, { dueAt });
  }

  async remove(id: string): Promise<void> {
    await this.mails.delete({ id });
  }

  async removeTo(recipient: string): Promise<void> {
    await this.mails.delete({ recipient });
  }

  /** Of those that are over. */
  async forgetBefore(instant: Date): Promise<void> {
    const old = await this.mails.find({
      select: { id: true },
      where: { createdAt: LessThan(instant), dueAt: IsNull() },
      take: FORGOTTEN_AT_A_TIME,
    });
    if (old.length > 0) await this.mails.delete(old.map(({ id }) => id));
  }
}
