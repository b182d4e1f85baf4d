import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../audit/index.js';
import type { CurrentAccount } from '../../../auth/index.js';
import { Clock } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import { kernelProblems } from '../../../shared/problem/kernel.problems.js';
import { DomainError } from '../../../shared/problem/problem.js';
import { FestivalService } from '../../festival.service.js';
import { haveOneName } from '../identity/hanja.rules.js';
import { ComponentRepository } from '../projection/component.repository.js';
import { Settling } from '../projection/settling.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { type SaidOfIt, SplitRepository } from './split.repository.js';
import type { SplitBody, SplitResult } from './split.schemas.js';

/** Takes records out of a festival that they do not speak of. */
@Injectable()
export class SplitService {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalService,
    private readonly splits: SplitRepository,
    private readonly duplicates: DuplicateRepository,
    private readonly components: ComponentRepository,
    private readonly settling: Settling,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds whatever is imported later.
   * @throws DomainError festival-not-found, festival-moved, precondition-failed with the present view;
   * invalid-input where a record is not of this festival, or all are named
   */
  async split(
    festivalId: string,
    version: number,
    { statements }: SplitBody,
    me: CurrentAccount,
  ): Promise<SplitResult> {
    return this.database.transaction(async () => {
      await this.festivals.lockUnchanged(festivalId, version, me);
      const said = await this.splits.lockSaidOf(festivalId);
      const { leaving, staying } = parted(said, statements);
      const keys = keysOf(leaving);
      const signed = { by: me.id, at: this.clock.now() };
      const pairs = keys.flatMap((key) => keysOf(staying).map((other) => [key, other] as const));
      await this.duplicates.decideAll(pairs, 'different', signed);
      const [first, ...others] = keys;
      const together = others.map((other) => [first as string, other] as const);
      await this.duplicates.decideAll(together, 'same', signed);
      const ids = leaving.map(({ id }) => id);
      await this.splits.moveAway(ids, await this.formerly(festivalId, leaving));
      await this.settling.settle(said.map(({ id }) => id));
      const partedId = await this.splits.festivalOf(ids);
      await this.audit.record({
        action: 'festival.split',
        subject: { kind: 'festival', id: festivalId },
        after: { statements, partedId },
      });
      return { festivalId, partedId };
    });
  }

  /** The festival that was called so before it turned out, wrongly, to be this one. */
  private async formerly(festivalId: string, leaving: readonly SaidOfIt[]): Promise<string | null> {
    const hidden = await this.components.hiddenBehind([festivalId]);
    return hidden.find((one) => leaving.some(({ name }) => haveOneName(name ?? '', one.name)))?.id ?? null;
  }
}

/** Earlier words of a record leave with it. */
function parted(said: readonly SaidOfIt[], named: readonly string[]) {
  const byId = new Map(said.map((one) => [one.id, one]));
  const unknown = named.flatMap((id, index) => (byId.has(id) ? [] : [index]));
  if (unknown.length > 0) {
    throw new DomainError(kernelProblems.invalidInput, {
      errors: unknown.map((index) => ({
        pointer: `/statements/${index}`,
        detail: { ko: '이 축제에 그런 기록이 없습니다.', en: 'This festival has no such record.' },
      })),
    });
  }
  const keys = new Set(named.flatMap((id) => byId.get(id)?.key ?? []));
  const leaving = said.filter(({ key }) => keys.has(key));
  const staying = said.filter(({ key }) => !keys.has(key));
  if (staying.length > 0) return { leaving, staying };
  throw new DomainError(kernelProblems.invalidInput, {
    errors: [
      {
        pointer: '/statements',
        detail: { ko: '적어도 한 기록은 남겨 주세요.', en: 'Leave at least one record.' },
      },
    ],
  });
}

function keysOf(said: readonly SaidOfIt[]): string[] {
  return [...new Set(said.map(({ key }) => key))].sort();
}
