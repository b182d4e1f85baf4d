import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { surviveMutants } from '../support/mutants.js';
import { PhotoPath } from './photo-path.js';

describe('mutated photos', () => {
  let path: PhotoPath;
  beforeAll(async () => {
    path = await PhotoPath.open();
  });
  afterAll(() => path.close());

  it('E4 When 500 of them come, then each ends ready or rejected and the function never dies', async () => {
    await surviveMutants(path, { from: 1, count: 500 });
  });
});
