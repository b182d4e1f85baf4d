import { Injectable } from '@nestjs/common';
import { Readiness } from '../../shared/health/readiness.js';
import { Log } from '../../shared/log/log.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';

/** Twice that, for lists and for words, is still well before connections are cut without an answer. */
const PATIENCE_MS = 10_000;

/** What the process reads at its start because answers are made from it: until it is there, requests should not come. */
@Injectable()
export class Beforehand {
  constructor(
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {}

  /** Where reading fails, as it does without a database, it is begun anew by whoever asks whether we are ready. */
  read(what: string, read: () => Promise<unknown>): void {
    let stage: 'unread' | 'reading' | 'read' = 'unread';
    const begin = async (): Promise<void> => {
      stage = 'reading';
      try {
        await read();
        stage = 'read';
      } catch (error) {
        stage = 'unread';
        this.log.warn(`The ${what} could not be read beforehand`, { reason: String(error) });
      }
    };
    void begin();
    this.readiness.need(() => {
      if (stage === 'unread') void begin();
      return stage === 'read';
    });
  }

  /**
   * For who comes before it is read.
   * @throws DomainError unavailable
   */
  async inTime<T>(reading: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new DomainError(kernelProblems.unavailable)), PATIENCE_MS);
    });
    return Promise.race([reading, patience]).finally(() => clearTimeout(timer));
  }
}
