import { describe, expect, it } from '@jest/globals';
import { type ImportedRecord, trailOf } from './trail.rules.js';

type Note = Parameters<typeof trailOf>[0][number];

const at = (day: number) => new Date(Date.UTC(2027, 2, day));
const note = (more: Partial<Note>): Note => ({
  seq: '1',
  at: at(1),
  accountId: 'somebody',
  action: 'festival.changed',
  subjectKind: 'festival',
  subjectId: 'it',
  before: null,
  after: null,
  ...more,
});
const record = (more: Partial<ImportedRecord>): ImportedRecord => ({
  importId: 'import',
  number: 2,
  provider: 'std',
  accountId: null,
  editionId: null,
  changes: [],
  at: at(1),
  ...more,
});

describe('what was done to a festival', () => {
  it('is told newest first, whether editors or imports did it', () => {
    const trail = trailOf(
      [note({ seq: '9', at: at(5) }), note({ seq: '3', at: at(2) })],
      [record({ at: at(4) })],
    );
    expect(trail.map(({ id }) => id)).toEqual(['9', 'import.2', '3']);
  });

  it('tells of an entry the fields of the thing and nothing else that the log keeps', () => {
    const [entry] = trailOf(
      [note({ before: { phone: null }, after: { phone: '02-1', fields: ['phone'], partedId: 'other' } })],
      [],
    );
    expect(entry?.changes).toEqual([{ of: 'festival', field: 'phone', from: null, to: '02-1' }]);
  });

  it('tells no change where nothing was said and nothing had been', () => {
    const [entry] = trailOf(
      [note({ action: 'festival.added', after: { name: '등불', phone: null, tags: [] } })],
      [],
    );
    expect(entry?.changes.map(({ field }) => field)).toEqual(['name']);
  });

  it('names the edition that an entry is about, and leaves out actions that it does not know', () => {
    const ofEdition = { action: 'edition.changed', subjectKind: 'edition', subjectId: 'its' };
    const trail = trailOf([note(ofEdition), note({ action: 'festival.looked-at' })], []);
    expect(trail.map(({ editionId }) => editionId)).toEqual(['its']);
  });
});
