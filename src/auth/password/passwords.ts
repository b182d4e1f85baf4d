import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { authProblems } from '../auth.problems.js';
import type { PasswordOwner } from './password.rules.js';

/** `Algorithm.Argon2id`: the library's const enum does not exist at run time. */
const ARGON2ID = 2;
/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const IN_FLIGHT = 2;
const WAITING = 40;

/** Hashes passwords, two at a time: logins are the cheapest way to starve a small machine. */
@Injectable()
export class Passwords {
  private inFlight = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly hashOfNobody = hash('a password that nobody has', COST);

  /**
   * The hash of a password that somebody chooses.
   * @throws DomainError invalid-input where it may not be chosen, busy
   */
  async hashChosen(password: string, owner: PasswordOwner): Promise<string> {
    await this.requireAllowed(password, owner);
    return this.hash(password);
  }

  /** @throws DomainError invalid-input where the owner may not choose it */
  async requireAllowed(password: string, owner: PasswordOwner): Promise<void> {
    // What breaches are full of takes ten megabytes, and is there once somebody chooses a password.
    const { passwordFault } = await import('./password.rules.js');
    const detail = passwordFault(password, owner);
    if (detail !== undefined)
      throw new DomainError(kernelProblems.invalidInput, { errors: [{ pointer: '/password', detail }] });
  }

  /** The hash of a password known to be right. */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Costs the same whether there is an account and it has a password (`null` stands for none of them). */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    const against = passwordHash ?? (await this.hashOfNobody);
    const same = await this.inTurn(() => verify(against, password));
    return same && passwordHash !== null;
  }

  /** Whether a hash was made when less was asked of one. */
  isOutdated(passwordHash: string): boolean {
    const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
    return Number(m ?? 0) < COST.memoryCost || Number(t ?? 0) < COST.timeCost;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.inFlight < IN_FLIGHT) this.inFlight += 1;
    else if (this.waiting.length >= WAITING) throw new DomainError(authProblems.busy);
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line, so a newcomer cannot slip in between.
      const next = this.waiting.shift();
      if (next === undefined) this.inFlight -= 1;
      else next();
    }
  }
}
