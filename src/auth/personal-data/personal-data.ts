import { Injectable } from '@nestjs/common';

/** What one part of the system keeps of people, by their account's id. */
export interface PersonalDataKeeper {
  /** The member of an export that holds it. */
  readonly name: string;
  /** Every column, as `table.column`, that holds an account's id and is not a foreign key to the account. */
  readonly columns: readonly string[];
  /** All that is the person's, and nothing of anybody else. */
  export(accountId: string): Promise<unknown>;
  /** In the caller's transaction; again finds nothing left to do. */
  erase(accountId: string): Promise<void>;
  /** In the caller's transaction: where somebody was, as far as it is kept. */
  eraseLocations?(accountId: string): Promise<void>;
}

/**
 * Who keeps what of people. Modules register their keepers when they start, so that deletion and export are complete
 * without knowing the modules; a test compares what they name with the schema.
 */
@Injectable()
export class PersonalData {
  private readonly registered: PersonalDataKeeper[] = [];

  get keepers(): readonly PersonalDataKeeper[] {
    return this.registered;
  }

  register(keeper: PersonalDataKeeper): void {
    this.registered.push(keeper);
  }

  async export(accountId: string): Promise<Record<string, unknown>> {
    const parts: [string, unknown][] = [];
    for (const keeper of this.registered) parts.push([keeper.name, await keeper.export(accountId)]);
    return Object.fromEntries(parts);
  }

  async erase(accountId: string): Promise<void> {
    for (const keeper of this.registered) await keeper.erase(accountId);
  }

  async eraseLocations(accountId: string): Promise<void> {
    for (const keeper of this.registered) await keeper.eraseLocations?.(accountId);
  }
}
