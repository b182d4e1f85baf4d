import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isRetryable } from './database-errors.js';

const ATTEMPTS = 3;

type LastStep = (items: readonly string[]) => Promise<void>;

interface UnderWay {
  readonly manager: EntityManager;
  readonly collected: Map<object, Collected>;
}

interface Collected {
  readonly value: unknown;
  readonly finish: () => Promise<void>;
}

/**
 * The database as repositories see it: `manager` belongs to the transaction under way, so that a
 * repository never has to know whether it is in one.
 */
@Injectable()
export class Database {
  private readonly underWay = new AsyncLocalStorage<UnderWay>();

  constructor(private readonly source: DataSource) {}

  get manager(): EntityManager {
    return this.underWay.getStore()?.manager ?? this.source.manager;
  }

  /** Rows of a hand-written statement; `?` stand for the values. */
  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.manager.query<Row[]>(sql, [...values]);
  }

  /** Runs a statement that changes rows; answers how many it matched. */
  async change(sql: string, values: readonly unknown[] = []): Promise<number> {
    const result = await this.manager.query<{ affectedRows: number }>(sql, [...values]);
    return result.affectedRows;
  }

  /**
   * One decision: all of `work` or nothing. Joins the transaction under way. A deadlock or lock
   * timeout starts `work` anew up to twice, so it must touch nothing but the database.
   * @param isolation where it begins one; the server's own unless told
   */
  async transaction<T>(work: () => Promise<T>, isolation?: 'READ COMMITTED'): Promise<T> {
    if (this.underWay.getStore() !== undefined) return work();
    const run = (manager: EntityManager) => {
      const collected = new Map<object, Collected>();
      return this.underWay.run({ manager, collected }, async () => {
        const result = await work();
        for (const { finish } of collected.values()) await finish();
        return result;
      });
    };
    return untilUncontended(() =>
      isolation === undefined ? this.source.transaction(run) : this.source.transaction(isolation, run),
    );
  }

  /**
   * Has the step done once as the last thing of the transaction, with every item that was given for it: for
   * what all writers must lock, so that they hold it no longer than they commit.
   */
  async beforeCommit(step: LastStep, items: readonly string[]): Promise<void> {
    await this.transaction(async () => {
      const given = this.collect(
        step,
        () => new Set<string>(),
        (all) => step([...all]),
      );
      for (const item of items) given.add(item);
    });
  }

  /**
   * What `by` has collected so far in the transaction under way: the same value until its end, when `finish`
   * gets it as the last thing before the commit. So many writes of one decision end in one account of it.
   */
  collect<T>(by: object, begin: () => T, finish: (collected: T) => Promise<void>): T {
    const underWay = this.underWay.getStore();
    if (underWay === undefined) throw new Error('There is no transaction to collect in');
    const before = underWay.collected.get(by);
    if (before !== undefined) return before.value as T;
    const value = begin();
    underWay.collected.set(by, { value, finish: () => finish(value) });
    return value;
  }

  /** As {@link transaction}, for a statement that begins and commits its own; not to be called within another. */
  async compound<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return untilUncontended(() => this.rows<Row>(sql, values));
  }
}

async function untilUncontended<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await pause(Math.random() * 50 * attempt);
    }
  }
}
