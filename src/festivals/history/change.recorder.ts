import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { CatalogueChanges } from '../changes/catalogue-changes.js';
import type { EditionEntity } from '../edition/edition.entity.js';
import { WebhookOutbox } from '../webhook/webhook.outbox.js';
import { ChangeRepository } from './change.repository.js';
import { changesOf, type EditionState, type FestivalState, isPublic, type Step } from './change.rules.js';

const BY_AN_EDITOR = 'editor';

interface Collected {
  source: string;
  readonly festivals: Map<string, Step<FestivalState>>;
  readonly editions: Map<string, Map<string, Step<EditionState>>>;
}

/**
 * Keeps the history: what one transaction did to festivals, however many writes it took, is compared at its end
 * and written with it.
 */
@Injectable()
export class ChangeRecorder {
  constructor(
    private readonly database: Database,
    private readonly turns: CatalogueChanges,
    private readonly changes: ChangeRepository,
    private readonly outbox: WebhookOutbox,
    private readonly clock: Clock,
  ) {}

  /** Whose word the changes of this transaction are; an editor's unless told. */
  speaksFor(source: string): void {
    this.collected().source = source;
  }

  festival(id: string, step: Step<FestivalState>): void {
    const { festivals } = this.collected();
    festivals.set(id, joined(festivals.get(id), stepOf(step, stateOfFestival)));
  }

  /** How all editions of the festivals were, and how they are now. */
  editions(
    festivalIds: readonly string[],
    before: readonly EditionEntity[],
    after: readonly EditionEntity[],
  ): void {
    const { editions } = this.collected();
    for (const festivalId of festivalIds) {
      const own = editions.get(festivalId) ?? new Map<string, Step<EditionState>>();
      editions.set(festivalId, own);
    }
    const now = new Map(after.map((edition) => [edition.id, edition]));
    const gone = before.filter(({ id }) => !now.has(id));
    const was = new Map(before.map((edition) => [edition.id, edition]));
    for (const edition of [...gone, ...after]) {
      const own = editions.get(edition.festivalId);
      const step = { before: was.get(edition.id) ?? null, after: now.get(edition.id) ?? null };
      own?.set(edition.id, joined(own.get(edition.id), stepOf(step, stateOfEdition)));
    }
  }

  private collected(): Collected {
    return this.database.collect<Collected>(
      this,
      () => ({ source: BY_AN_EDITOR, festivals: new Map(), editions: new Map() }),
      (collected) => this.write(collected),
    );
  }

  private async write({ source, festivals, editions }: Collected): Promise<void> {
    const unknown = [...editions.keys()].filter((id) => !festivals.has(id));
    const steps = new Map(festivals);
    for (const [id, state] of await this.changes.findStates(unknown))
      steps.set(id, { before: state, after: state });
    const seen = [...steps].filter(([, { before, after }]) => isPublic(before) || isPublic(after));
    if (seen.length === 0) return;

    await this.turns.hold();
    const now = this.clock.now();
    const today = this.clock.today();
    const appearing = seen.filter(([, { before }]) => !isPublic(before)).map(([id]) => id);
    const known = await this.changes.findEverPublic(appearing);
    const entries = seen.flatMap(([festivalId, step]) =>
      changesOf(step, editions.get(festivalId) ?? new Map(), known.has(festivalId), today).map((change) => ({
        festivalId,
        source,
        ...change,
      })),
    );
    const first = await this.changes.add(entries, now);
    await this.changes.setLatest(
      seen.map(([id, { after }]) => ({ id, isWithdrawn: !isPublic(after) })),
      now,
    );
    if (first !== null) await this.outbox.put(first, now);
  }
}

/** The first before and the last after. */
function joined<State>(earlier: Step<State> | undefined, later: Step<State>): Step<State> {
  return earlier === undefined ? later : { before: earlier.before, after: later.after };
}

/** No more than is compared: texts of a whole import would not fit into memory. */
function stepOf<State>({ before, after }: Step<State>, kept: (state: State) => State): Step<State> {
  return { before: before && kept(before), after: after && kept(after) };
}

function stateOfFestival({ name, status }: FestivalState): FestivalState {
  return { name, status };
}

function stateOfEdition({ startsOn, endsOn, status }: EditionState): EditionState {
  return { startsOn, endsOn, status };
}
