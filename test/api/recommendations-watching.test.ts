import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Log } from '../../src/shared/log/log.js';
import { anotherInstance } from '../support/another-instance.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { festivalsLike, idsIn, sendSignals } from '../support/signals.js';
import { statementsOf } from '../support/statements.js';

describe('watching recommendations', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const recommend = (by?: Person, query = '') =>
    api.get(`/v1/recommendations?${query}`, { token: by?.token });
  const overview = async (by: Person, query = '') =>
    (await api.get(`/v1/admin/overview${query}`, { token: by.token, headers: { 'accept-language': 'en' } }))
      .body;
  const rows = <Row = any>(sql: string): Promise<Row[]> => api.app.get(DataSource).query(sql);
  const seen = (answer: Answer, ...more: { kind?: string; at?: number }[]) =>
    more.map(({ kind = 'impression', at = 0 }) => ({
      kind,
      festivalId: idsIn(answer)[at],
      listId: answer.body.listId,
    }));
  const outcomesOf = ({ body }: Answer) =>
    body.items.map(({ outcome, errors }: any) => [outcome, errors[0]?.pointer]);

  it('When a list is asked for, then nothing is written; when its festivals are seen and chosen, then each counts once', async () => {
    await festivalsLike(api, 3);
    const { statements } = await statementsOf(api, () => recommend());
    expect(statements.filter((sql) => !/^\s*SELECT/i.test(sql))).toEqual([]);
    const answer = await recommend();
    const told = await sendSignals(
      api,
      undefined,
      seen(answer, {}, { at: 1 }, { at: 2 }, { at: 1, kind: 'click' }, { at: 1 }),
    );
    expect([told.status, told.body.accepted]).toEqual([202, 5]);
    await sendSignals(api, undefined, seen(answer, {}));
    const kept = await rows(
      'SELECT festival_id AS id, position, clicked, arm, model_version AS version FROM recommendations_shown ORDER BY position',
    );
    expect(kept).toEqual(
      idsIn(answer).map((id, position) => ({
        id,
        position,
        clicked: position === 1 ? 1 : 0,
        arm: 'general',
        version: 0,
      })),
    );
    expect(await rows('SELECT * FROM recommendations_signal')).toEqual([]);
    expect(await rows('SELECT * FROM recommendations_received')).toEqual([]);
  });

  it('When a list is forged, of other festivals or of another house, then what names it is refused', async () => {
    const person = await aPerson(api);
    await festivalsLike(api, 2);
    const answer = await recommend();
    const [other] = await festivalsLike(api, 1);
    const { listId } = answer.body as { listId: string };
    const changed = `${listId.slice(0, 30)}${listId[30] === 'A' ? 'B' : 'A'}${listId.slice(31)}`;
    const festivalId = idsIn(answer)[0];
    const told = await sendSignals(api, person, [
      { kind: 'impression', festivalId, listId },
      { kind: 'impression', festivalId, listId: changed },
      { kind: 'impression', festivalId, listId: 'A'.repeat(60) },
      { kind: 'impression', festivalId: other, listId },
      { kind: 'view', festivalId, listId },
      { kind: 'click', festivalId, listId: '' },
    ]);
    expect(outcomesOf(told)).toEqual([
      ['accepted', undefined],
      ['refused', '/signals/1/listId'],
      ['refused', '/signals/2/listId'],
      ['refused', '/signals/3/listId'],
      ['refused', '/signals/4/listId'],
      ['refused', '/signals/5/listId'],
    ]);
    expect(await rows('SELECT * FROM recommendations_shown')).toHaveLength(1);
  });

  it('When nobody is signed in or personalisation is off, then only what a list showed counts, of nobody', async () => {
    const person = await aPerson(api);
    await festivalsLike(api, 1);
    const answer = await recommend(person);
    await api.patch('/v1/me', { personalised: false }, { token: person.token });
    for (const by of [undefined, person]) {
      const told = await sendSignals(api, by, [
        ...seen(answer, { kind: 'click' }),
        { kind: 'view', festivalId: idsIn(answer)[0] },
      ]);
      expect(outcomesOf(told)).toEqual([
        ['accepted', undefined],
        ['ignored', '/signals/1/kind'],
      ]);
    }
    expect(await rows('SELECT * FROM recommendations_signal')).toEqual([]);
    const columns = await rows<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'recommendations_shown'`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(
      'arm clicked cold day explored festival_id list_id model_version position propensity'.split(' '),
    );
  });

  it('When a share of people is ranked for without their history, then lists say which, on every instance alike', async () => {
    const all = await anotherInstance(api, { RECOMMENDATIONS_PRIOR_PERCENT: '100' });
    try {
      const person = await aPerson(api);
      const [kept, alike] = (await festivalsLike(api, 2, { category: 'flowers' })) as [string, string];
      await festivalsLike(api, 3, { category: 'music' }, 10);
      await api.put(`/v1/festivals/${kept}/bookmark`, undefined, { token: person.token });
      const learned = await recommend(person);
      const prior = await all.get('/v1/recommendations', { token: person.token });
      expect(idsIn(learned)[0]).toBe(alike);
      expect(idsIn(prior)[0]).not.toBe(alike);
      expect(idsIn(prior)).not.toContain(kept);
      await sendSignals(api, person, [
        ...seen(learned, {}),
        ...seen(prior, {}),
        ...seen(await recommend(), {}),
      ]);
      expect(await rows('SELECT arm FROM recommendations_shown ORDER BY arm')).toEqual([
        { arm: 'general' },
        { arm: 'learned' },
        { arm: 'prior' },
      ]);
    } finally {
      await all.close();
    }
  });

  it('When a list explores, then what chance chose is kept with its chance, and tells what an even draw would get', async () => {
    const editor = await aPerson(api, 'editor');
    for (const category of ['food', 'music', 'sea', 'flowers', 'light'] as const)
      await festivalsLike(api, 8, { category });
    const answer = await recommend(undefined, 'limit=20');
    await sendSignals(
      api,
      undefined,
      idsIn(answer).map((_, at) => seen(answer, { at, kind: 'click' })[0] as object),
    );
    const explored = await rows<{ propensity: number }>(
      'SELECT propensity FROM recommendations_shown WHERE explored = 1',
    );
    expect([1, 2]).toContain(explored.length);
    for (const { propensity } of explored) expect(propensity).toBeLessThan(0.5);
    const [model] = (await overview(editor)).recommendations.models;
    expect(model.explored).toMatchObject({
      impressions: explored.length,
      clicks: explored.length,
      evenClickRate: 1,
    });
  });

  it('When an editor asks for the overview, then it counts what there is and how each model and arm do', async () => {
    const [editor, person] = [await aPerson(api, 'editor'), await aPerson(api)];
    await festivalsLike(api, 2, { region: { provinceCode: '44', districtCode: null } });
    const [hidden] = (await festivalsLike(api, 1)) as [string];
    await api.app.get(FestivalWriter).change(hidden, { status: 'hidden' });
    const answer = await recommend();
    await sendSignals(api, person, seen(answer, {}, { at: 1 }, { at: 1, kind: 'click' }));
    await sendSignals(api, undefined, seen(await recommend(), {}, { at: 1 }));
    const body = await overview(editor);
    expect(body).toMatchObject({
      festivals: { published: 2, hidden: 1 },
      imports: {},
      openDuplicates: 0,
      photos: { byStatus: {}, toReview: 0 },
      reviews: { total: 0, ofLastWeek: 0 },
      accounts: { total: 2, notPersonalised: 0 },
    });
    const { days, models, from, to, priorPercent } = body.recommendations;
    expect(days).toEqual([{ day: to, arm: 'general', lists: 2, impressions: 4, clicks: 1 }]);
    expect([Date.parse(to) - Date.parse(from), priorPercent]).toEqual([13 * 86_400_000, 0]);
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({
      impressions: 4,
      clicks: 1,
      clickRate: { value: 0.25 },
      coverage: 1,
      gini: 0,
      provinces: [{ code: '44', name: 'Chungcheongnam-do', share: 1 }],
    });
  });

  it('When a model was refused, then the overview says what it was held against, and which one is in use', async () => {
    const editor = await aPerson(api, 'editor');
    await rows(
      `INSERT INTO recommendations_model (version, trained_at, format, people, signals, synthetic_signals, refused,
         ridge_share, dropout, tuned, judged_against, judged_people, judged_ndcg, judged_held_ndcg)
       VALUES (8, '2026-01-01', 1, 40, 400, 0, 1, 0.1, 0.5, 0, 7, 30, 0.2, 0.3)`,
    );
    expect((await overview(editor)).models).toEqual({
      inUse: null,
      last: [
        {
          version: 8,
          trainedAt: '2026-01-01T00:00:00.000Z',
          people: 40,
          signals: 400,
          syntheticSignals: 0,
          refused: true,
          judged: { against: 7, people: 30, ndcg: 0.2, heldNdcg: 0.3 },
        },
      ],
    });
  });

  it('When the overview is asked for by others or wrongly, then 401, 403 and 400 say so', async () => {
    expect((await api.get('/v1/admin/overview')).status).toBe(401);
    expect((await api.get('/v1/admin/overview', { token: (await aPerson(api)).token })).status).toBe(403);
    const editor = await aPerson(api, 'editor');
    for (const days of ['0', '61', 'x']) {
      const refused = await api.get(`/v1/admin/overview?days=${days}`, { token: editor.token });
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/days']);
    }
  });

  it('When the overview is asked for, then at most nine statements run besides the guard’s, however much was shown', async () => {
    const editor = await aPerson(api, 'editor');
    await festivalsLike(api, 5);
    await overview(editor);
    const answer = await recommend();
    await sendSignals(api, undefined, seen(answer, {}, { at: 1 }, { at: 2 }, { at: 3 }));
    const { statements } = await statementsOf(api, () => overview(editor));
    expect(statements.filter((sql) => !sql.includes('auth_session')).length).toBeLessThanOrEqual(9);
  });

  it('G8 When people say where they are or nothing of it, then they are recommended festivals and the place is neither stored nor logged', async () => {
    const person = await aPerson(api);
    await festivalsLike(api, 2, { point: { lat: 37.57, lng: 126.98 } });
    expect((await recommend(person)).body.items).toHaveLength(2);
    const logged: string[] = [];
    const other = await anotherInstance(api, { LOG_LEVEL: 'debug' });
    const log = other.app.get(Log);
    log.request =
      log.debug =
      log.info =
      log.warn =
      log.error =
        (...entry: unknown[]) => void logged.push(JSON.stringify(entry));
    try {
      const near = await other.get('/v1/recommendations?near=37.123457,127.765432&radiusKm=500', {
        token: person.token,
      });
      expect(near.body.items).toHaveLength(2);
      await sendSignals(api, person, [...seen(near, { kind: 'click' })]);
      const wrong = await other.get('/v1/recommendations?near=37.123457,127.765432&radiusKm=x', {
        token: person.token,
      });
      expect(wrong.status).toBe(400);
    } finally {
      await other.close();
    }
    expect(logged.join('')).toContain('/v1/recommendations');
    const stored: string[] = [];
    for (const { name } of await rows<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    ))
      stored.push(JSON.stringify(await rows(`SELECT * FROM ${name}`)));
    expect(stored.join('')).toContain(person.id);
    for (const text of [...logged, ...stored]) expect(text).not.toMatch(/37\.123|127\.765/);
  });
});
