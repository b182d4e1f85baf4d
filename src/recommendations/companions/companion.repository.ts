import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';

/** The other one of two companions, as one of them sees it. */
export interface Companionship {
  readonly id: string;
  readonly person: string;
  readonly since: Date;
}

@Injectable()
export class CompanionRepository {
  constructor(private readonly database: Database) {}

  /** In the order in which they became companions. */
  async of(person: string): Promise<Companionship[]> {
    return this.database.rows<Companionship>(
      `SELECT id, second_person AS person, since FROM recommendations_companions WHERE first_person = ?
       UNION ALL
       SELECT id, first_person AS person, since FROM recommendations_companions WHERE second_person = ?
       ORDER BY since, id`,
      [person, person],
    );
  }

  async between(one: string, other: string): Promise<Companionship | undefined> {
    const [found] = await this.database.rows<{ id: string; since: Date }>(
      'SELECT id, since FROM recommendations_companions WHERE first_person = ? AND second_person = ?',
      inOrder(one, other),
    );
    return found === undefined ? undefined : { ...found, person: other };
  }

  /** Changes nothing where the two are companions already. */
  async add(id: string, one: string, other: string, since: Date): Promise<void> {
    await this.database.change(
      `INSERT INTO recommendations_companions (first_person, second_person, id, since) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE since = since`,
      [...inOrder(one, other), id, since],
    );
  }

  /** Only where the person is one of the two. */
  async remove(id: string, person: string): Promise<void> {
    await this.database.change(
      'DELETE FROM recommendations_companions WHERE id = ? AND ? IN (first_person, second_person)',
      [id, person],
    );
  }

  async removeAll(person: string): Promise<void> {
    await this.database.change('DELETE FROM recommendations_companions WHERE first_person = ?', [person]);
    await this.database.change('DELETE FROM recommendations_companions WHERE second_person = ?', [person]);
  }
}

function inOrder(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}
