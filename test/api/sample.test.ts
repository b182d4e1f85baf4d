import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SampleLoader } from '../../src/festivals/index.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';

describe('the sample catalogue', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  it('When it is loaded, then what happened to its festivals is the word of the sample, and it is loaded once', async () => {
    const { id } = await aPerson(api, 'editor');
    const loaded = await api.app.get(SampleLoader).load(id, () => undefined);
    const { total } = (await api.get('/v1/festivals')).body;
    expect([loaded?.length, total]).toEqual([148, 148]);
    const { items } = (await api.get('/v1/changes?perPage=100')).body;
    expect(new Set(items.map(({ source }: { source: string }) => source))).toEqual(new Set(['sample']));
    expect(await api.app.get(SampleLoader).load(id, () => undefined)).toBeUndefined();
  });
});
