import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, asRead, type Person } from '../support/people.js';

const PATH = '/v1/admin/festivals/bulk';
const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const BORYEONG = { provinceCode: '44', districtCode: '44180' };
const BUSAN = { provinceCode: '26', districtCode: null };

describe('one change of many festivals', () => {
  let api: TestApi;
  let editor: Person;
  let admin: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    editor = await aPerson(api, 'editor');
    admin = await aPerson(api, 'admin');
  });
  afterAll(() => api.close());

  const asked = (id: string, version = 1) => ({ id, etag: `"${version}"` });
  const bulk = (items: object[], change: object, { token } = editor) =>
    api.post(PATH, { items, change }, { token });
  const outcomesOf = ({ body }: { body: any }): unknown[] =>
    body.items.map(({ outcome, version, problem }: any) => [
      outcome,
      version,
      problem?.type.split(':').at(-1) ?? null,
    ]);
  const detail = async (id: string) => (await api.get(`/v1/festivals/${id}`, { token: editor.token })).body;
  const entries = async (): Promise<any[]> =>
    (await api.get('/v1/admin/audit?reads=false', { token: admin.token })).body.items;
  const changeAsAnother = (id: string, body: object) =>
    api.patch(`/v1/festivals/${id}`, body, { token: admin.token, headers: { 'if-match': '"1"' } });

  it('When something stands in the way of some, then each has its own result, and the others are changed', async () => {
    const [free, raced, already, merged] = [
      await aFestival(api, { category: 'food' }),
      await aFestival(api, { category: 'food' }),
      await aFestival(api, { category: 'sea' }),
      UNKNOWN,
    ];
    await changeAsAnother(raced.id, { phone: '041-1' });
    const ids = [raced.id, free.id, merged, already.id];
    const answer = await bulk(
      ids.map((id) => asked(id)),
      { category: 'sea' },
    );
    expect(answer.status).toBe(200);
    expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(outcomesOf(answer)).toEqual([
      ['refused', null, 'precondition-failed'],
      ['changed', 2, null],
      ['refused', null, 'festival-not-found'],
      ['unchanged', 1, null],
    ]);
    expect(answer.text).not.toContain('041-1');
    expect([(await detail(raced.id)).category, (await detail(free.id)).category]).toEqual(['food', 'sea']);
    expect((await detail(raced.id)).version).toBe(2);
  });

  it('When a call is sent again, then nothing happens twice, and what was refused is done once it was read anew', async () => {
    const [first, second] = [await aFestival(api), await aFestival(api)];
    await changeAsAnother(second.id, { phone: '041-1' });
    const items = [asked(first.id), asked(second.id)];
    await bulk(items, { addTag: '주말' });
    const before = await entries();
    const again = await bulk(items, { addTag: '주말' });
    expect(outcomesOf(again)).toEqual([
      ['unchanged', 2, null],
      ['refused', null, 'precondition-failed'],
    ]);
    expect(await entries()).toEqual(before);
    expect(outcomesOf(await bulk([asked(second.id, 2)], { addTag: '주말' }))).toEqual([['changed', 3, null]]);
    expect([(await detail(first.id)).tags, (await detail(second.id)).tags]).toEqual([['주말'], ['주말']]);
  });

  it('When a festival is changed among others, then log, history and provenance are those of a change of it alone', async () => {
    const [one, many] = [await aFestival(api), await aFestival(api)];
    const { token } = editor;
    await api.patch(
      `/v1/festivals/${one.id}`,
      { category: 'snow' },
      { token, headers: { 'if-match': '"1"' } },
    );
    await bulk([asked(many.id)], { category: 'snow' });
    const [ofMany, ofOne] = await entries();
    const pick = ({ accountId, action, before, after, address }: any) => ({
      accountId,
      action,
      before,
      after,
      address,
    });
    expect(pick(ofMany)).toEqual(pick(ofOne));
    expect([ofOne.subject?.id ?? ofOne.subjectId, ofMany.subject?.id ?? ofMany.subjectId]).toEqual([
      one.id,
      many.id,
    ]);
    const provenance = async (id: string) =>
      (await api.get(`/v1/admin/festivals/${id}/provenance`, { token })).body.fields.map(
        ({ field, from }: any) => [field, from?.editorId ?? null],
      );
    expect(await provenance(many.id)).toEqual(await provenance(one.id));
    expect(await provenance(many.id)).toContainEqual(['category', editor.id]);
  });

  it('When festivals are hidden, then they leave the list and come back when published with the version of the result', async () => {
    const festivals = [await aFestival(api), await aFestival(api)];
    const total = async () => (await api.get('/v1/festivals')).body.total;
    const hidden = await bulk(
      festivals.map(({ id }) => asked(id)),
      { status: 'hidden' },
    );
    expect([outcomesOf(hidden), await total()]).toEqual([
      [
        ['changed', 2, null],
        ['changed', 2, null],
      ],
      0,
    ]);
    expect((await entries()).map(({ action }) => action).slice(0, 2)).toEqual([
      'festival.removed',
      'festival.removed',
    ]);
    const { items } = hidden.body;
    await bulk(
      items.map(({ id, version }: any) => asked(id, version)),
      { status: 'published' },
    );
    expect(await total()).toBe(2);
  });

  it('When editions in view are cancelled, then only those as they were read are, and an estimate has none', async () => {
    const [own, raced, none] = [await aFestival(api), await aFestival(api), await aFestival(api)];
    const soon = { startsOn: '2190-05-01', endsOn: '2190-05-03' };
    await anEdition(api, own.id, soon);
    const theirs = await anEdition(api, raced.id, soon);
    const listed = (await api.get('/v1/festivals')).body.items;
    const items = [own, raced, none].map(({ id }) => {
      const { version, edition } = listed.find((item: any) => item.id === id);
      return {
        ...asked(id, version),
        ...(edition && { edition: { id: edition.id, etag: `"${edition.version}"` } }),
      };
    });
    await api.patch(
      `/v1/festivals/${raced.id}/editions/${theirs.id}`,
      { price: '무료' },
      { token: admin.token, headers: { 'if-match': '"1"' } },
    );
    const answer = await bulk(items, { editionStatus: 'cancelled' });
    expect(outcomesOf(answer)).toEqual([
      ['changed', 2, null],
      ['refused', null, 'precondition-failed'],
      ['refused', null, 'edition-not-found'],
    ]);
    expect(outcomesOf(await bulk(items, { editionStatus: 'cancelled' }))[0]).toEqual(['unchanged', 2, null]);
    expect((await detail(own.id)).edition.status).toBe('cancelled');
    expect((await detail(raced.id)).edition.status).toBe('upcoming');
  });

  it('When an editor is bound to a region, then festivals elsewhere are refused to them one by one', async () => {
    const [theirs, elsewhere] = [
      await aFestival(api, { region: BORYEONG }),
      await aFestival(api, { region: BUSAN }),
    ];
    await api.patch(
      `/v1/admin/users/${editor.id}`,
      { regions: [BORYEONG.districtCode] },
      { token: admin.token, headers: await asRead(api, editor.id) },
    );
    const answer = await bulk([asked(elsewhere.id), asked(theirs.id)], { category: 'sea' });
    expect(outcomesOf(answer)).toEqual([
      ['refused', null, 'region-not-yours'],
      ['changed', 2, null],
    ]);
  });

  it('When a festival has all the tags it may have, then one more is refused, and one less is not', async () => {
    const { id } = await aFestival(api, { tags: Array.from({ length: 20 }, (_tag, at) => `태그${at}`) });
    const refused = await bulk([asked(id)], { addTag: '하나 더' });
    expect(outcomesOf(refused)).toEqual([['refused', null, 'invalid-input']]);
    expect(refused.body.items[0].problem.errors[0].pointer).toBe('/change/addTag');
    expect(outcomesOf(await bulk([asked(id)], { removeTag: '태그3' }))).toEqual([['changed', 2, null]]);
    expect((await detail(id)).tags).toHaveLength(19);
  });

  it('When two editors change the same festivals at once, in opposite orders, then each festival is one of theirs and nobody meets a fault', async () => {
    const ids: string[] = [];
    while (ids.length < 8) ids.push((await aFestival(api)).id);
    const items = ids.map((id) => asked(id));
    const [mine, theirs] = await Promise.all([
      bulk(items, { category: 'sea' }),
      bulk(items.toReversed(), { category: 'snow' }, admin),
    ]);
    const outcome = (answer: any, id: string) => answer.body.items.find((one: any) => one.id === id).outcome;
    for (const id of ids) {
      const both = [outcome(mine, id), outcome(theirs, id)];
      expect(both.toSorted()).toEqual(['changed', 'refused']);
      expect(await detail(id)).toMatchObject({
        category: both[0] === 'changed' ? 'sea' : 'snow',
        version: 2,
      });
    }
  });

  it.each([
    [[asked(UNKNOWN), asked(UNKNOWN)], { category: 'sea' }, '/items'],
    [[], { category: 'sea' }, '/items'],
    [[{ id: UNKNOWN, etag: '1' }], { category: 'sea' }, '/items/0/etag'],
    [[asked(UNKNOWN)], {}, '/change'],
    [[asked(UNKNOWN)], { category: 'sea', addTag: '둘' }, '/change'],
    [[asked(UNKNOWN)], { category: 'war' }, '/change/category'],
  ])('When it is asked of %j to %j, then 400 names %s', async (items, change, pointer) => {
    const { status, body } = await bulk(items, change);
    expect([status, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
      400,
      [pointer],
    ]);
  });
});
