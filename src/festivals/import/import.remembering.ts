import { Injectable } from '@nestjs/common';
import { CatalogueChanges, type CatalogueState } from '../changes/catalogue-changes.js';
import { FestivalRepository } from '../festival.repository.js';
import type { Planned, ProjectionApart } from './projection/projecting.js';

/** More would take memory that a server has better use for. */
const MOST_STATEMENTS = 3_000;

/** What becomes of some rows, worked out but not written. */
export interface Decided {
  readonly projection: ProjectionApart;
  readonly parts: (readonly Planned[])[];
}

interface Preview {
  readonly importId: string;
  /** That of the catalogue before the first look at it. */
  readonly state: CatalogueState;
  readonly decided: Decided[];
  statements: number;
  isWhole: boolean;
}

/**
 * What the last preview of this process decided, for who applies it. It follows from the words of sources, the
 * decisions of editors and the catalogue, and whatever writes one of these takes a turn: while no turn was taken
 * it need not be worked out again.
 */
@Injectable()
export class ImportRemembering {
  private last: Preview | undefined;

  constructor(
    private readonly changes: CatalogueChanges,
    private readonly festivals: FestivalRepository,
  ) {}

  /** To be called before anything is looked at. */
  async begin(importId: string, rows: number): Promise<void> {
    if (rows > MOST_STATEMENTS) return;
    this.last = { importId, state: await this.changes.state(), decided: [], statements: 0, isWhole: false };
  }

  /** The next part of a projection. */
  add(importId: string, projection: ProjectionApart, part: readonly Planned[]): void {
    const preview = this.of(importId);
    if (preview === undefined) return;
    for (const { statements } of part) preview.statements += statements.length;
    const last = preview.decided.at(-1);
    if (preview.statements > MOST_STATEMENTS) this.last = undefined;
    else if (last?.projection === projection) last.parts.push(part);
    else preview.decided.push({ projection, parts: [part] });
  }

  end(importId: string): void {
    const preview = this.of(importId);
    if (preview !== undefined) preview.isWhole = true;
  }

  /**
   * What was decided, where it still holds: the festivals that it speaks of stay so until the transaction under way
   * ends. To be asked before that reads anything else, since from its first look on it sees no turn of others.
   */
  async stillTrue(importId: string): Promise<readonly Decided[] | undefined> {
    const preview = this.of(importId);
    if (preview?.isWhole !== true) return undefined;
    await this.festivals.hold(preview.decided.flatMap(festivalsOf));
    const { epoch, turn } = await this.changes.state();
    return epoch === preview.state.epoch && turn === preview.state.turn ? preview.decided : undefined;
  }

  forget(importId: string): void {
    if (this.of(importId) !== undefined) this.last = undefined;
  }

  private of(importId: string): Preview | undefined {
    return this.last?.importId === importId ? this.last : undefined;
  }
}

function festivalsOf({ projection: { vanished }, parts }: Decided): string[] {
  const planned = parts
    .flat()
    .flatMap(({ plan: { festivalId, creates, merged } }) => [
      ...(festivalId === null || creates ? [] : [festivalId]),
      ...merged,
    ]);
  return [...planned, ...vanished];
}
