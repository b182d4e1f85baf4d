import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { PhotoPath } from '../store/photo-path.js';
import { surviveMutants } from '../support/mutants.js';

const HOURS = 3_600_000;

describe('mutated photos, at length', () => {
  let path: PhotoPath;
  beforeAll(async () => {
    path = await PhotoPath.open();
  });
  afterAll(() => path.close());

  it(
    'E4 When 50,000 of them come, then each ends ready or rejected and the function never dies',
    async () => {
      await surviveMutants(path, { from: 1_000_001, count: 50_000 });
    },
    2 * HOURS,
  );
});
