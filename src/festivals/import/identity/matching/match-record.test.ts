import { expect, it } from '@jest/globals';
import { matchRecordOf } from './match-record.js';

it('When a record says nothing of itself but its number, then what it is matched by is empty but that', () => {
  const details = {
    naturalKey: 'detail 695592',
    externalId: 'tourapi:695592',
    authority: 'tourapi',
    nameKey: '',
    referenceDay: null,
    language: 'ko',
    withdrawn: false,
    festival: {},
    edition: null,
  } as const;
  expect(matchRecordOf('tourapi', details)).toMatchObject({
    key: 'tourapi detail 695592',
    externalId: 'tourapi:695592',
    name: '',
    point: null,
    pictures: [],
    days: null,
    ordinal: null,
  });
});
