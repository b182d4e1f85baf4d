import { Injectable } from '@nestjs/common';
import { AccountService } from '../../../auth/index.js';
import { DomainError } from '../../../shared/problem/problem.js';
import { festivalProblems } from '../../festivals.problems.js';
import { CurrentRepository } from '../projection/current.repository.js';
import { EDITION_FIELDS } from '../projection/edition-plan.rules.js';
import { project, PROJECTED_FIELDS } from '../projection/project.rules.js';
import { byReferenceDay } from '../projection/statement.js';
import { type CountingStatement, ProvenanceRepository } from './provenance.repository.js';
import { type FieldProvenance, provenanceOf, type Signature } from './provenance.rules.js';
import type { ProvenanceView } from './provenance.schemas.js';

/** Where every value of a festival comes from. */
@Injectable()
export class ProvenanceService {
  constructor(
    private readonly provenance: ProvenanceRepository,
    private readonly current: CurrentRepository,
    private readonly accounts: AccountService,
  ) {}

  /** @throws DomainError festival-not-found */
  async of(festivalId: string): Promise<ProvenanceView> {
    const festival = (await this.current.find([festivalId], false)).get(festivalId);
    if (festival === undefined) throw new DomainError(festivalProblems.festivalNotFound);
    const statements = await this.provenance.statementsOf(festivalId);
    const projected = project(statements);
    const byId = new Map(statements.map((one) => [one.id, one]));
    const common = { statements, heard: new Set(projected.heard) };
    const signed = await this.provenance.signaturesOfFestival(festivalId);
    const signatures = await this.provenance.signaturesOfEditions(festival.editions.map(({ id }) => id));
    const said: Said = { byId, names: await this.namesIn([signed, ...signatures.values()]) };
    const fields = provenanceOf({
      ...common,
      fields: PROJECTED_FIELDS,
      facts: { ...festival.facts },
      signatures: signed,
      believed: projected.from,
      wordsOf: (record) => record.festival,
    });
    const editions = festival.editions.map(({ id, facts }) => {
      const told = statements.filter(({ editionId }) => editionId === id);
      const own = projected.editions.find((one) =>
        one.statements.some((said) => byId.get(said)?.editionId === id),
      );
      return {
        id,
        fields: provenanceOf({
          ...common,
          statements: told,
          fields: EDITION_FIELDS,
          facts: { ...facts },
          signatures: signatures.get(id) ?? new Map(),
          believed: saidIn(own?.from ?? {}, byId),
          wordsOf: (record) => record.edition,
        }).map((one) => fieldView(one, said)),
      };
    });
    return {
      festivalId,
      fields: fields.map((one) => fieldView(one, said)),
      editions,
      sources: statements.toSorted(byReferenceDay).map(sourceView),
    };
  }

  private async namesIn(
    signed: readonly ReadonlyMap<string, Signature>[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = signed.flatMap((fields) => [...fields.values()].flatMap(({ accountId }) => accountId ?? []));
    return this.accounts.displayNamesOf([...new Set(ids)]);
  }
}

/** Statements by id, and names of editors by theirs. */
interface Said {
  readonly byId: ReadonlyMap<string, CountingStatement>;
  readonly names: ReadonlyMap<string, string>;
}

/** What the first record does not say of an edition comes from nobody. */
function saidIn(from: Readonly<Record<string, string>>, byId: Said['byId']): Record<string, string> {
  const words = (id: string): Readonly<Record<string, unknown>> => ({ ...byId.get(id)?.record.edition });
  return Object.fromEntries(
    Object.entries(from).filter(([field, id]) => (words(id)[field] ?? null) !== null),
  );
}

function fieldView(
  { field, value, from, superseded }: FieldProvenance,
  said: Said,
): ProvenanceView['fields'][number] {
  return {
    field,
    value: value as ProvenanceView['fields'][number]['value'],
    from: originView(from, said),
    superseded: superseded.map((one) => ({
      ...one,
      value: one.value as ProvenanceView['fields'][number]['value'],
    })),
  };
}

function originView(
  from: FieldProvenance['from'],
  { byId, names }: Said,
): ProvenanceView['fields'][number]['from'] {
  if (from === null) return null;
  if (typeof from !== 'string') {
    const { accountId: editorId, since } = from;
    const editorName = editorId === null ? null : (names.get(editorId) ?? null);
    return { statementId: null, editorId, editorName, since: since.toISOString() };
  }
  const since = byId.get(from)?.since;
  if (since === undefined) return null;
  return { statementId: from, editorId: null, editorName: null, since: since.toISOString() };
}

function sourceView({
  id,
  provider,
  record,
  importIds,
  editionId,
  since,
}: CountingStatement): ProvenanceView['sources'][number] {
  const { authority, referenceDay, festival } = record;
  return {
    statementId: id,
    provider,
    authority,
    name: festival.name ?? null,
    referenceDay,
    importIds: [...importIds],
    editionId,
    since: since.toISOString(),
  };
}
