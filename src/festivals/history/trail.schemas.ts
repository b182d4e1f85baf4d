import { z } from 'zod';
import { pageOf } from '../../shared/http/paging.js';
import { PROVIDERS } from '../import/import.entity.js';
import { fieldValue } from '../import/provenance/provenance.schemas.js';
import { TRAIL_ACTIONS } from './trail.rules.js';

const change = z
  .object({
    of: z.enum(['festival', 'edition']),
    field: z.string(),
    from: fieldValue,
    to: fieldValue,
  })
  .meta({ id: 'TrailChange', description: 'Null stands for nothing said.' });

const by = z
  .object({
    editorId: z.uuid().nullable().meta({ description: 'Null for a source, and where nobody signed.' }),
    editorName: z.string().nullable().meta({ description: 'Null too where the editor has left.' }),
    provider: z.enum(PROVIDERS).nullable().meta({ description: 'Null for an editor.' }),
    importId: z.uuid().nullable(),
  })
  .meta({ id: 'TrailAuthor' });

const trailEntry = z
  .object({
    id: z.string().meta({ description: 'Opaque.' }),
    at: z.iso.datetime(),
    action: z.enum(TRAIL_ACTIONS),
    by,
    editionId: z.uuid().nullable().meta({ description: 'Which edition it is about, where it is about one.' }),
    changes: z.array(change),
  })
  .meta({ id: 'TrailEntry' });

export const trailPage = pageOf(trailEntry, 'TrailPage');

export type TrailEntryView = z.infer<typeof trailEntry>;
