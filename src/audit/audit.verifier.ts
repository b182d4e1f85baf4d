import { Injectable } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { BEFORE_THE_FIRST, hashAfter } from './chain.rules.js';

const AT_A_TIME = 1_000;

/** `brokenAt` is the first entry that is not as it was written, or is missing; null where all are whole. */
export interface Verdict {
  readonly entries: number;
  readonly brokenAt: number | null;
  /** The end of the chain in hex; kept elsewhere, it tells later whether the end was cut off and made anew. */
  readonly hash: string;
}

/** Whether the log is still what was written. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly entries: AuditRepository) {}

  async verify(): Promise<Verdict> {
    // First the end: what is written meanwhile is not asked of.
    const head = await this.entries.head();
    let seq = 0;
    let hash: Buffer = BEFORE_THE_FIRST;
    const broken = (): Verdict => ({ entries: seq, brokenAt: seq + 1, hash: hash.toString('hex') });
    while (seq < head.seq) {
      const found = await this.entries.findAfter(String(seq), AT_A_TIME);
      if (found.length === 0) return broken();
      for (const entry of found) {
        const expected = hashAfter(hash, entry);
        if (Number(entry.seq) !== seq + 1 || !expected.equals(entry.hash)) return broken();
        seq += 1;
        hash = expected;
        if (seq === head.seq) break;
      }
    }
    return hash.equals(head.hash) ? { entries: seq, brokenAt: null, hash: hash.toString('hex') } : broken();
  }
}
