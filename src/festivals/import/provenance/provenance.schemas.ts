import { z } from 'zod';
import { EDITION_FIELDS } from '../projection/edition-plan.rules.js';
import { PROJECTED_FIELDS } from '../projection/project.rules.js';
import { PROVIDERS } from '../import.entity.js';
import { SUPERSEDED_BY } from './provenance.rules.js';

const statementId = z.string().meta({ description: 'The record, as `sources` lists it.' });

/** A value of a festival or an edition. */
export const fieldValue = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()),
    z.null(),
  ])
  .meta({ id: 'FieldValue', description: 'As the festival or the edition shows it.' });

const from = z
  .object({
    statementId: statementId.nullable().meta({ description: 'Null for an editor’s word.' }),
    editorId: z.uuid().nullable().meta({ description: 'Null for a source’s, and where nobody signed.' }),
    editorName: z.string().nullable().meta({ description: 'Null too where the editor has left.' }),
    since: z.iso.datetime().meta({ description: 'When it was decided, or first brought in.' }),
  })
  .meta({ id: 'FieldOrigin' });

const superseded = z
  .object({
    value: fieldValue,
    statementId,
    by: z.enum(SUPERSEDED_BY).meta({
      description:
        'What stands before it: an editor; later words of the same record; another source, which comes first; or the source has taken it back.',
    }),
  })
  .meta({ id: 'SupersededValue' });

const field = z
  .object({
    field: z.string(),
    value: fieldValue,
    from: from.nullable().meta({ description: 'Null where it follows from the rest, or nobody says.' }),
    superseded: z.array(superseded).meta({ description: 'The latest words first.' }),
  })
  .meta({ id: 'FieldProvenance' });

const source = z
  .object({
    statementId: z.string().meta({ description: 'Of what was said, in hexadecimal.' }),
    provider: z.enum(PROVIDERS),
    authority: z.string(),
    name: z.string().nullable(),
    referenceDay: z.iso.date().nullable().meta({ description: 'Of which the authority says it was right.' }),
    importIds: z.array(z.uuid()).meta({ description: 'The imports that say so, the first one first.' }),
    editionId: z.uuid().nullable(),
    since: z.iso.datetime(),
  })
  .meta({ id: 'FestivalSource' });

export const provenanceView = z
  .object({
    festivalId: z.uuid(),
    fields: z.array(field),
    editions: z.array(z.object({ id: z.uuid(), fields: z.array(field) }).meta({ id: 'EditionProvenance' })),
    sources: z.array(source).meta({ description: 'All records that speak of it.' }),
  })
  .meta({ id: 'Provenance' });

export const releaseBody = z
  .strictObject({
    fields: z
      .array(z.enum(PROJECTED_FIELDS))
      .min(1)
      .max(PROJECTED_FIELDS.length)
      .meta({ description: 'Those that no editor holds do not matter.' }),
  })
  .meta({ id: 'ReleaseBody', examples: [{ fields: ['phone', 'homepage'] }] });

export const editionReleaseBody = z
  .strictObject({
    fields: z
      .array(z.enum(EDITION_FIELDS))
      .min(1)
      .max(EDITION_FIELDS.length)
      .meta({ description: 'Those that no editor holds do not matter.' }),
  })
  .meta({ id: 'EditionReleaseBody', examples: [{ fields: ['startsOn', 'endsOn'] }] });

export type ProvenanceView = z.infer<typeof provenanceView>;
export type ReleaseBody = z.infer<typeof releaseBody>;
export type EditionReleaseBody = z.infer<typeof editionReleaseBody>;
