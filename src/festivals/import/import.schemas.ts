import { z } from 'zod';
import { day } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../shared/http/paging.js';
import { IMPORT_STATUSES, KEPT_REASONS, LIVE_PROVIDERS, OUTCOMES, PROVIDERS } from './import.entity.js';
import { FILE_PROBLEMS, type FileProblemCode } from './file/unusable-file.js';
import { ROW_FAULTS, type RowFaultCode } from './row/row-fault.js';

const instant = z.iso.datetime();
const codesOf = <T extends string>(catalogue: Record<T, unknown>) => Object.keys(catalogue) as [T, ...T[]];

export const provider = z.enum(PROVIDERS).optional().meta({
  description:
    '`std`: 전국문화축제표준데이터 (data.go.kr 15013104) as CSV, portal JSON or open-API pages; `tourapi`, `tourapi-en`, `tourapi-ja`: answers of TourAPI 4.0; `collected`: lists that others have made of them. Without it the file tells.',
});

export const importUrlBody = z
  .strictObject({
    url: line(2_000).meta({ description: 'Where the file is; at most 5 MiB of CSV or JSON.' }),
    provider,
  })
  .meta({
    id: 'ImportUrlBody',
    examples: [{ url: 'https://www.data.go.kr/festivals.csv', provider: 'std' }],
  });
export type ImportUrlBody = z.infer<typeof importUrlBody>;

export const importLiveBody = z
  .strictObject({
    provider: z.enum(LIVE_PROVIDERS).meta({
      description: '`std`: the open API of the standard data; the others: TourAPI 4.0 in three languages.',
    }),
    since: day().optional().meta({
      description:
        'Festivals of TourAPI that take place from this day on; without it, from the first of the year.',
    }),
  })
  .refine(({ provider, since }) => provider !== 'std' || since === undefined, {
    path: ['since'],
    error: () =>
      say({
        ko: '표준데이터는 날짜로 나누어 받을 수 없습니다. 빼고 보내 주세요.',
        en: 'The standard data comes as a whole: leave this out.',
      }),
  })
  .meta({ id: 'ImportLiveBody', examples: [{ provider: 'tourapi', since: '2026-01-01' }] });
export type ImportLiveBody = z.infer<typeof importLiveBody>;

export const importStarted = z
  .object({ id: z.uuid(), status: z.enum(IMPORT_STATUSES) })
  .meta({ id: 'ImportStarted' });

const counts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  duplicate: z.int(),
});

const problem = z
  .object({
    code: z.enum(codesOf<FileProblemCode>(FILE_PROBLEMS)),
    message: z.string(),
    line: z.int().optional(),
    row: z.int().optional(),
    missingColumns: z.array(z.string()).optional(),
    doubledColumns: z.array(z.string()).optional(),
  })
  .meta({ id: 'ImportProblem', description: 'Why nothing of the file could be used.' });

const undo = z
  .object({
    removed: z.object({ festivals: z.int(), editions: z.int() }),
    restoredValues: z.int(),
    kept: z.object({
      total: z.int(),
      items: z.array(
        z.object({
          row: z.int(),
          festivalId: z.uuid(),
          name: z.string(),
          reason: z.enum(KEPT_REASONS).meta({
            description:
              '`imported-since`: new by this import, and told by a later one too; `edited-since`: an editor has decided about it; `in-use`: hidden, since people have it among their own.',
          }),
          fields: z.array(z.string()).meta({
            description:
              'Which fields, of `edited-since`, keep what the editor wrote; empty where the whole festival was kept.',
          }),
        }),
      ),
    }),
  })
  .meta({
    id: 'ImportUndo',
    description: 'What was taken back, and the first hundred things that were kept.',
  });

const importShape = {
  id: z.uuid(),
  provider: z.enum(PROVIDERS),
  fileName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  counts: counts.meta({ description: 'Zeros until the rows have been decided about.' }),
  progress: z.object({
    rowsRead: z.int(),
    rowsApplied: z.int(),
    rowsUndone: z.int(),
    rowsTotal: z.int().nullable().meta({ description: 'Null until the whole file has been read.' }),
  }),
  live: z
    .object({
      answers: z.int(),
      callsLeft: z.int().meta({ description: 'Until midnight in Korea.' }),
      detailsLeft: z.int().nullable().meta({
        description: 'Festivals whose details have not been asked for; null until all lists have been read.',
      }),
      stoppedBy: z.enum(['quota', 'unreachable']).nullable().meta({
        description: 'Why it did not go on to the end; the next import goes on from there.',
      }),
    })
    .nullable()
    .meta({ description: 'Of an import that asks the provider itself; null before its first answer.' }),
  encoding: z.enum(['utf-8', 'cp949']).nullable(),
  columns: z.object({ missing: z.array(z.string()), unknown: z.array(z.string()) }).nullable(),
  problem: problem.nullable(),
  undo: undo.nullable(),
  uploadedBy: z.string().nullable().meta({ description: 'Display name; null for the command line.' }),
  createdAt: instant,
};

const importItem = z.object(importShape).meta({ id: 'Import' });
export const importPage = pageOf(importItem, 'ImportPage');

const importRow = z
  .object({
    row: z.int().meta({
      description: 'As a spreadsheet shows it, where the header is row 1; in JSON the place in its list.',
    }),
    outcome: z.enum(OUTCOMES).nullable().meta({ description: 'Null until it is decided.' }),
    name: z.string(),
    festivalId: z.uuid().optional().meta({ description: 'Where the festival is in the catalogue already.' }),
    changes: z
      .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
      .optional(),
    errors: z
      .array(
        z.object({
          column: z.string().meta({ description: 'The header of the column, `*` for the row as a whole.' }),
          value: z.string(),
          code: z.enum(codesOf<RowFaultCode>(ROW_FAULTS)),
          severity: z.enum(['error', 'warning']).meta({ description: 'Only an error refuses the row.' }),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'ImportRow' });

export const importDetail = z
  .object({ ...importShape, rows: pageOf(importRow, 'ImportRowPage') })
  .meta({ id: 'ImportDetail' });

export const importRowsQuery = z
  .strictObject({
    ...pagingShape,
    outcome: z.enum(OUTCOMES).optional(),
    finding: z.enum(codesOf<RowFaultCode>(ROW_FAULTS)).optional().meta({
      description:
        'Only rows that have this among their `errors`, whatever their outcome; `possible-duplicate`: those that may be of one festival with another.',
    }),
  })
  .refine(withinDepth, depthFault);

export type ImportStarted = z.infer<typeof importStarted>;
export type ImportItem = z.infer<typeof importItem>;
export type ImportRow = z.infer<typeof importRow>;
export type ImportDetail = z.infer<typeof importDetail>;
export type ImportRowsQuery = z.infer<typeof importRowsQuery>;

/** For the documentation; the parts are read one by one as they arrive. */
export const uploadForm = {
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: {
    file: { type: 'string', format: 'binary' },
    provider: { type: 'string', enum: [...PROVIDERS] },
  },
};
