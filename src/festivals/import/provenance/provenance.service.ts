import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/problem/problem.js';
import { festivalProblems } from '../../festivals.problems.js';
import { CurrentRepository } from '../projection/current.repository.js';
import { EDITION_FIELDS } from '../projection/edition-plan.rules.js';
import { project, PROJECTED_FIELDS } from '../projection/project.rules.js';
import { byReferenceDay } from '../projection/statement.js';
import { type CountingStatement, ProvenanceRepository } from './provenance.repository.js';
import { type FieldProvenance, provenanceOf } from './provenance.rules.js';
import type { ProvenanceView } from './provenance.schemas.js';

/** Where every value of a festival comes from. */
@Injectable()
export class ProvenanceService {
  constructor(
    private readonly provenance: ProvenanceRepository,
    private readonly current: CurrentRepository,
  ) {}

  /** @throws DomainError festival-not-found */
  async of(festivalId: string): Promise<ProvenanceView> {
    const festival = (await this.current.find([festivalId], false)).get(festivalId);
    if (festival === undefined) throw new DomainError(festivalProblems.festivalNotFound);
    const statements = await this.provenance.statementsOf(festivalId);
    const projected = project(statements);
    const byId = new Map(statements.map((one) => [one.id, one]));
    const common = { statements, heard: new Set(projected.heard) };
    const fields = provenanceOf({
      ...common,
      fields: PROJECTED_FIELDS,
      facts: { ...festival.facts },
      signatures: await this.provenance.signaturesOfFestival(festivalId),
      believed: projected.from,
      wordsOf: (record) => record.festival,
    });
    const signatures = await this.provenance.signaturesOfEditions(festival.editions.map(({ id }) => id));
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
          believed: saidIn(own?.from ?? {}, facts),
          wordsOf: (record) => record.edition,
        }).map((one) => fieldView(one, byId)),
      };
    });
    return {
      festivalId,
      fields: fields.map((one) => fieldView(one, byId)),
      editions,
      sources: statements.toSorted(byReferenceDay).map(sourceView),
    };
  }
}

/** What the first record does not say of an edition comes from nobody. */
function saidIn(from: Readonly<Record<string, string>>, facts: object): Record<string, string> {
  const values: Readonly<Record<string, unknown>> = { ...facts };
  return Object.fromEntries(Object.entries(from).filter(([field]) => values[field] !== null));
}

function fieldView(
  { field, value, from, superseded }: FieldProvenance,
  byId: ReadonlyMap<string, CountingStatement>,
): ProvenanceView['fields'][number] {
  return {
    field,
    value: value as ProvenanceView['fields'][number]['value'],
    from: originView(from, byId),
    superseded: superseded.map((one) => ({
      ...one,
      value: one.value as ProvenanceView['fields'][number]['value'],
    })),
  };
}

function originView(
  from: FieldProvenance['from'],
  byId: ReadonlyMap<string, CountingStatement>,
): ProvenanceView['fields'][number]['from'] {
  if (from === null) return null;
  if (typeof from !== 'string')
    return { statementId: null, editorId: from.accountId, since: from.since.toISOString() };
  const since = byId.get(from)?.since;
  return since === undefined ? null : { statementId: from, editorId: null, since: since.toISOString() };
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
