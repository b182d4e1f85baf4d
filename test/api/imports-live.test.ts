import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importCommand } from '../../src/cli/import.command.js';
import { ImportService } from '../../src/festivals/index.js';
import { startApi, standAt, type TestApi } from '../support/api.js';
import { type DataGoKr, refusalXml, startDataGoKr } from '../support/data-go-kr.js';
import { settled, undone } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const CALLS_PER_DAY = 12;
const NAMES = ['한빛등불축제', '봄꽃축제', '갯벌축제'];
const DETAILS = ['detailCommon2', 'detailIntro2', 'detailImage2'];

const festival = (index: number, more: object = {}) => ({
  contentid: String(900_001 + index),
  contenttypeid: '15',
  title: NAMES[index],
  addr1: '충청남도 보령시 머드로 123',
  mapx: '126.5132',
  mapy: '36.3129',
  modifiedtime: '20260601000000',
  eventstartdate: `2026100${index + 1}`,
  eventenddate: `2026100${index + 3}`,
  ...more,
});
const picture = (index: number, number: number) => ({
  contentid: String(900_001 + index),
  originimgurl: `https://tong.visitkorea.or.kr/${index}_${number}.jpg`,
  imgname: NAMES[index],
  serialnum: `1_${number}`,
  cpyrhtDivCd: 'Type3',
});

describe('imports that ask the provider', () => {
  let source: DataGoKr;
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    source = await startDataGoKr();
    api = await startApi({ ...source.environment, DATA_GO_KR_CALLS_PER_DAY: String(CALLS_PER_DAY) });
  });
  beforeEach(async () => {
    await api.empty();
    source.forget();
    source.rows = {
      searchFestival2: [festival(0), festival(1), festival(2)],
      areaBasedSyncList2: [{ ...festival(0), showflag: '1' }],
      detailCommon2: [{ contentid: '900001', title: NAMES[0], overview: '등불이 강을 따라 걷는다.' }],
      detailImage2: [picture(0, 1), picture(0, 2)],
    };
    await standOn('2026-11-30T03:00:00Z');
  });
  afterAll(async () => {
    await api.close();
    await source.close();
  });

  /** With a session of that moment. */
  async function standOn(instant: string) {
    standAt(api, instant);
    ({ token } = await aPerson(api, 'editor'));
  }

  async function asked(body: object = { provider: 'tourapi', since: '2026-01-01' }) {
    const started = await api.post('/v1/admin/imports/live', body, { token });
    expect(started.status).toBe(202);
    return settled(api, token, started.body.id as string);
  }
  const namesIn = (body: { rows: { items: { name: string }[] } }) => body.rows.items.map(({ name }) => name);

  it('When TourAPI is asked, then all pages of its lists and the details of every festival are read as one file', async () => {
    const found = await asked();
    expect(found).toMatchObject({
      status: 'previewed',
      provider: 'tourapi',
      fileName: 'KorService2 (2026-01-01~)',
      live: { answers: 12, callsLeft: 0, detailsLeft: 0, stoppedBy: null },
    });
    expect(namesIn(found).slice(0, 3)).toEqual(NAMES);
    expect(found.counts.new).toBe(3);
    expect(source.operations()).toEqual([
      'searchFestival2',
      'searchFestival2',
      'areaBasedSyncList2',
      ...[...DETAILS, ...DETAILS, ...DETAILS],
    ]);
  });

  it('When TourAPI is asked, then with what it demands: a key encoded once, who we are, and what we want', async () => {
    await asked();
    const [list, , changes, common, intro, images] = source.calls;
    expect(list?.path).toBe('/B551011/KorService2/searchFestival2');
    expect(list?.userAgent).toBe('Fasteval (+http://127.0.0.1:3000)');
    for (const call of source.calls) {
      expect(call.rawQuery).toContain('serviceKey=a%2Bkey%3D%3D&');
      expect(Object.fromEntries(call.query)).toMatchObject({
        MobileOS: 'ETC',
        MobileApp: 'Fasteval',
        _type: 'json',
      });
    }
    expect(Object.fromEntries(list?.query ?? [])).toMatchObject({ eventStartDate: '20260101', pageNo: '1' });
    expect(changes?.query.get('contentTypeId')).toBe('15');
    expect(common?.query.get('contentId')).toBe('900001');
    expect(intro?.query.get('contentTypeId')).toBe('15');
    expect(images?.query.get('imageYN')).toBe('Y');
  });

  it('When a preview was thrown away, then the details are not asked for again until they are modified', async () => {
    const { id } = await asked();
    await undone(api, token, id as string);
    await standOn('2026-12-01T03:00:00Z');
    source.calls.length = 0;
    source.rows['searchFestival2'] = [festival(0), festival(1, { modifiedtime: '20261130120000' })];
    expect((await asked()).live.answers).toBe(8);
    expect(source.operations()).toEqual(['searchFestival2', 'areaBasedSyncList2', ...DETAILS]);
    expect(source.calls.at(-1)?.query.get('contentId')).toBe('900002');
  });

  it('When the quota is used up, then what came is read, and the next day goes on from there', async () => {
    source.rows['searchFestival2']?.push(festival(2, { contentid: '900004', title: '억새축제' }));
    const first = await asked();
    expect([first.status, first.live]).toEqual([
      'previewed',
      { answers: 12, callsLeft: 0, detailsLeft: 1, stoppedBy: 'quota' },
    ]);
    // One minute to midnight in Seoul there is still none; two minutes later there is.
    await standOn('2026-11-30T14:59:00Z');
    source.calls.length = 0;
    const none = await asked();
    expect([none.status, none.problem.code, source.calls]).toEqual(['failed', 'source-quota', []]);
    await standOn('2026-11-30T15:01:00Z');
    expect((await asked()).live).toEqual({ answers: 15, callsLeft: 6, detailsLeft: 0, stoppedBy: null });
    expect(source.operations().slice(3)).toEqual(DETAILS);
  });

  it('When the provider says in the midst of a list that the quota is used up, then it is not asked again that day, and the day after from that page on', async () => {
    source.instead = ({ operation, query }) =>
      operation === 'searchFestival2' && query.get('pageNo') === '2' ? { body: refusalXml('22') } : undefined;
    const first = await asked();
    expect(first.live).toEqual({ answers: 1, callsLeft: 0, detailsLeft: null, stoppedBy: 'quota' });
    expect(namesIn(first)).toEqual(NAMES.slice(0, 2));
    source.instead = () => undefined;
    expect((await asked()).live.answers).toBe(1);
    expect(source.calls.length).toBe(2);
    await standOn('2026-12-01T03:00:00Z');
    expect((await asked()).live).toMatchObject({ answers: 12, stoppedBy: null });
    expect(source.calls[2]?.query.get('pageNo')).toBe('2');
  });

  it.each([
    ['20', 200, refusalXml('20'), 'source-key'],
    ['30', 200, refusalXml('30'), 'source-key-unknown'],
    ['31', 200, refusalXml('31'), 'source-key-expired'],
    ['32', 200, refusalXml('32'), 'source-key-address'],
    ['nothing but 403', 403, 'Forbidden', 'source-forbidden'],
    ['10', 200, '{"resultCode":"10","resultMsg":"INVALID_REQUEST_PARAMETER_ERROR"}', 'source-refused'],
  ])(
    'When the provider refuses with %s, then it is asked once and the import says why',
    async (_code, status, body, code) => {
      source.instead = () => ({ status, body });
      const { problem, ...failed } = await asked();
      expect([failed.status, problem.code, source.calls.length]).toEqual(['failed', code, 1]);
      expect(JSON.stringify(failed)).not.toContain('a%2Bkey');
    },
  );

  it('When an answer does not come or is none, then it is asked for again', async () => {
    const troubles = ['silence', { status: 503, body: '' }, { body: '<html>점검 중</html>' }] as const;
    source.instead = () => troubles[source.calls.length - 1];
    source.rows['searchFestival2'] = [festival(0)];
    expect((await asked()).live).toMatchObject({ answers: 5, callsLeft: 4, stoppedBy: null });
    expect(source.operations().slice(0, 4)).toEqual(Array(4).fill('searchFestival2'));
  });

  it('When the provider asks to be left alone, then it is asked again after that, or another time where that is long', async () => {
    source.rows['searchFestival2'] = [festival(0)];
    source.instead = () =>
      source.calls.length === 1 ? { status: 429, headers: { 'retry-after': '0' }, body: '' } : undefined;
    expect((await asked()).live).toMatchObject({ answers: 5, stoppedBy: null });
    source.calls.length = 0;
    source.instead = () => ({ status: 429, headers: { 'retry-after': '3600' }, body: '' });
    await standOn('2026-12-02T03:00:00Z');
    const failed = await asked();
    expect([failed.status, failed.problem.code, source.calls.length]).toEqual(['failed', 'source-down', 1]);
  });

  it('When the provider stays silent, then the import fails after a few tries, and of details only the rest is left out', async () => {
    source.instead = () => ({ status: 500, body: '' });
    const failed = await asked();
    expect([failed.status, failed.problem.code, source.calls.length]).toEqual(['failed', 'source-down', 4]);
    source.instead = ({ operation }) =>
      operation === 'detailCommon2' ? { status: 500, body: '' } : undefined;
    expect(await asked()).toMatchObject({
      status: 'previewed',
      counts: { new: 3 },
      live: { answers: 3, detailsLeft: 3, stoppedBy: 'unreachable' },
    });
  });

  it('When the standard data is asked for, then all pages of its open API are read', async () => {
    source.rows['festivals'] = NAMES.map((fstvlNm) => ({
      fstvlNm,
      fstvlStartDate: '2026-10-02',
      fstvlEndDate: '2026-10-05',
      insttCode: '4510000',
      rdnmadr: '충청남도 보령시 머드로 123',
    }));
    const found = await asked({ provider: 'std' });
    expect(found).toMatchObject({ provider: 'std', counts: { new: 3 }, live: { answers: 2 } });
    expect(source.calls.map(({ query }) => [query.get('type'), query.get('pageNo')])).toEqual([
      ['json', '1'],
      ['json', '2'],
    ]);
  });

  it('When English or Japanese is asked for, then it is the service of that language, with its own number of the kind', async () => {
    source.rows = { searchFestival2: [festival(0, { contenttypeid: '85', title: 'Lantern Festival' })] };
    expect((await asked({ provider: 'tourapi-en' })).fileName).toBe('EngService2 (2026-01-01~)');
    expect(source.calls[0]?.path).toBe('/B551011/EngService2/searchFestival2');
    expect(source.calls[1]?.query.get('contentTypeId')).toBe('85');
    await asked({ provider: 'tourapi-ja' });
    expect(source.calls.at(-1)?.path).toMatch(/^\/B551011\/JpnService2\//);
  });

  it('When the body asks for what there is not, or somebody is no editor, then nobody is asked', async () => {
    const faultOf = async (body: object) => {
      const refused = await api.post('/v1/admin/imports/live', body, { token });
      return [refused.status, refused.body.errors[0].pointer];
    };
    expect(await faultOf({ provider: 'std', since: '2026-01-01' })).toEqual([400, '/since']);
    expect(await faultOf({ provider: 'tourapi', since: '2026-02-30' })).toEqual([400, '/since']);
    expect(await faultOf({ provider: 'collected' })).toEqual([400, '/provider']);
    const { token: visitor } = await aPerson(api);
    expect((await api.post('/v1/admin/imports/live', { provider: 'std' }, { token: visitor })).status).toBe(
      403,
    );
    expect(source.calls).toEqual([]);
  });

  it('When the command line names a provider, then it is asked, and the preview says how many calls are left', async () => {
    const run = async (...args: string[]) => {
      let said = '';
      const say = (text: string) => void (said += `${text}\n`);
      const print = async (text: string) => say(text);
      const code = await importCommand(api.app.get(ImportService), args, 'en', { print, tell: say });
      return { code, said };
    };
    const preview = await run('tourapi', '--since', '2026-05-01');
    expect(preview).toEqual({ code: 0, said: expect.stringContaining('12 answers, 0 calls left today') });
    expect(source.calls[0]?.query.get('eventStartDate')).toBe('20260501');
    await standOn('2026-12-01T03:00:00Z');
    expect((await run('tourapi', '--apply')).said).toMatch(
      /^(?:Asking: .*\n)*KorService2 \(2026-01-01~\)[^]*\nApplied: new 3/,
    );
    expect((await api.get('/v1/festivals')).body.total).toBe(3);
    for (const args of [
      ['std-api', '--since', '2026-01-01'],
      ['tourapi', '--since', 'yesterday'],
    ])
      expect((await run(...args)).said).toMatch(/^Usage/);
  });

  it('When there is no key, then it is 409, on the command line one sentence', async () => {
    const without = await startApi();
    try {
      const { token: editor } = await aPerson(without, 'editor');
      const refused = await without.post('/v1/admin/imports/live', { provider: 'std' }, { token: editor });
      expect([refused.status, refused.body.type]).toEqual([409, 'urn:fasteval:problem:import-no-key']);
      let told = '';
      const terminal = { print: async () => undefined, tell: (text: string) => (told += text) };
      expect(await importCommand(without.app.get(ImportService), ['std-api'], 'en', terminal)).toBe(1);
      expect(told).toBe(
        'There is no key of data.go.kr. Set DATA_GO_KR_KEY on the server, or upload a file that was saved.',
      );
    } finally {
      await without.close();
    }
  });
});
