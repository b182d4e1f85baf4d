import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { aFestival } from '../support/festivals.js';
import { statementsOf } from '../support/statements.js';

describe('searching for festivals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const find = async (q: string, more = ''): Promise<string[]> => {
    const answer = await api.get(`/v1/festivals?q=${encodeURIComponent(q)}${more}`);
    expect([q, answer.status]).toEqual([q, 200]);
    return answer.body.items.map(({ name }: { name: string }) => name);
  };

  it('When words are spaced, capitalised or decomposed as people type, then the festival is found', async () => {
    await aFestival(api, { name: '보령머드축제', nameEn: 'Boryeong Mud Festival' });
    await aFestival(api, { name: '진주남강유등축제' });
    for (const q of [
      '보령 머드 축제',
      '보령머드축제',
      '머드',
      '축제 보령',
      '머드축',
      'boryeong mud',
      'BORYEONGMUD',
      '보령'.normalize('NFD'),
    ]) {
      expect([q, await find(q)]).toEqual([q, ['보령머드축제']]);
    }
    expect(await find('보령 유등')).toEqual([]);
  });

  it('When initial consonants are typed, then names are found by theirs', async () => {
    await aFestival(api, { name: '보령머드축제' });
    await aFestival(api, { name: '부산불꽃축제' });
    expect(await find('ㅂㄹㅁㄷ')).toEqual(['보령머드축제']);
    expect(await find('ㅂㄹ ㅁㄷ')).toEqual(['보령머드축제']);
    expect(await find('ㅂㄹ 머드')).toEqual(['보령머드축제']);
    expect((await find('ㅊㅈ')).sort()).toEqual(['보령머드축제', '부산불꽃축제']);
  });

  it('When a name has Hanja, then it is found as it is said, as it is written, and by initial consonants', async () => {
    await aFestival(api, { name: '계룡軍문화축제' });
    await aFestival(api, { name: '제1회 밀양 수(水)퍼 페스티벌' });
    await aFestival(api, { name: '오시아노 樂 페스티벌', organiser: '樂문화재단' });
    await aFestival(api, { name: '대구 근대로야행' });
    const found = {
      계룡軍문화축제: [
        '계룡군문화축제',
        '계룡 군문화',
        '계룡軍문화축제',
        '軍',
        'ㄱㄹㄱㅁㅎ',
        'gyeryonggun',
        '계룡군무화축제',
      ],
      '제1회 밀양 수(水)퍼 페스티벌': [
        '수퍼페스티벌',
        '밀양 수퍼',
        'ㅅㅍㅍㅅㅌㅂ',
        '밀양수水퍼',
        '밀양 수(水)퍼 페스티벌',
      ],
      '오시아노 樂 페스티벌': ['오시아노 락 페스티벌', '오시아노낙페스티벌', '오시아노 樂', '락문화재단'],
      '대구 근대로야행': ['대구 근대路야행'],
    };
    for (const [name, typed] of Object.entries(found))
      for (const q of typed) expect([q, await find(q)]).toEqual([q, [name]]);
    expect(await find('수수퍼')).toEqual([]);
  });

  it('When tag, place, organiser, former name or a region name old or new is typed, then the festival is found', async () => {
    await aFestival(api, {
      name: '산천어축제',
      formerNames: ['낭천얼음나라축제'],
      tags: ['얼음낚시'],
      place: '화천천 일원',
      organiser: '재단법인 나라',
      region: { provinceCode: '51', districtCode: '51790' },
    });
    for (const q of [
      '얼음 낚시',
      '화천천',
      '(재)',
      '재단법인나라',
      '낭천',
      '강원도',
      '강원특별자치도',
      '화천군',
      'Hwacheon',
    ]) {
      expect([q, await find(q)]).toEqual([q, q === '(재)' ? [] : ['산천어축제']]);
    }
  });

  it('When several are found, then an exact name comes before a beginning, an inside and all else', async () => {
    await aFestival(api, {
      name: '가을 행사',
      tags: ['장미'],
      editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }],
    });
    await aFestival(api, {
      name: '곡성 장미축제',
      editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }],
    });
    await aFestival(api, { name: '장미의 밤' });
    await aFestival(api, { name: '장미', editions: [{ startsOn: '2020-05-01', endsOn: '2020-05-03' }] });
    expect(await find('장미')).toEqual(['장미', '장미의 밤', '곡성 장미축제', '가을 행사']);
    expect(await find('장미', '&sort=soonest')).toEqual(['가을 행사', '곡성 장미축제', '장미', '장미의 밤']);
  });

  it('When several are equally near in words, then the running come first, then the sooner, then the more popular', async () => {
    const onDays = (name: string, startsOn: string, endsOn: string) =>
      aFestival(api, { name, editions: [{ startsOn, endsOn }] });
    await onDays('억새 하나', '2027-06-20', '2027-06-21');
    await onDays('억새 둘', '2027-06-10', '2027-06-11');
    const { id } = await onDays('억새 셋', '2027-06-10', '2027-06-11');
    await onDays('억새 넷', '2027-05-01', '2027-05-03');
    const { token } = await aPerson(api);
    await api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
    expect(await find('억새')).toEqual(['억새 넷', '억새 셋', '억새 둘', '억새 하나']);
  });

  it('When operators of some database are typed, then they are text: found where they stand and nowhere else', async () => {
    await aFestival(api, { name: "100% 맛_있는\\ '축제' +-*()~\"@" });
    await aFestival(api, { name: '보통 축제' });
    for (const q of ['%', '_', '\\', "'", '"', '+', '-', '*', '(', ')', '~', '@', '%맛_', "'축제'"]) {
      expect([q, await find(q)]).toEqual([q, ["100% 맛_있는\\ '축제' +-*()~\"@"]]);
    }
    for (const q of ['보%축제', '보_ 축제', '1000%', '\n']) {
      const answer = await api.get(`/v1/festivals?q=${encodeURIComponent(q)}`);
      expect(answer.status === 400 || answer.body.items.length === 0).toBe(true);
    }
  });

  it('When nothing visible is typed, then all are listed', async () => {
    await aFestival(api, { name: '보통 축제' });
    for (const q of ['', '  ', '\u200b']) expect(await find(q)).toEqual(['보통 축제']);
  });

  it('C3 When hostile text is typed as a word, a tag or a region, then the database never refuses a statement', async () => {
    await aFestival(api, { name: '보통 축제', tags: ['하나'] });
    const payloads = [
      "' OR 1=1 -- ",
      "') OR ('1'='1",
      '" OR ""="',
      '1; DROP TABLE festivals_festival',
      "\\' OR SLEEP(5) -- ",
      '` UNION SELECT password_hash FROM auth_account -- ',
      '?',
      '??',
      ':q',
      '${1+1}',
      '/*!50000 SELECT*/',
      '0x27204f52',
      'ㅎ'.repeat(100),
      '😀'.repeat(25),
      '%'.repeat(100),
      'a '.repeat(50),
    ];
    const heard = await statementsOf(api, async () => {
      for (const payload of payloads) {
        for (const name of ['q', 'tag', 'region', 'sort', 'status', 'near', 'bbox']) {
          const { status } = await api.get(`/v1/festivals?${name}=${encodeURIComponent(payload)}`);
          expect([name, payload, status === 200 || status === 400]).toEqual([name, payload, true]);
        }
      }
    });
    expect(heard.errors).toEqual([]);
    expect(await find('보통')).toEqual(['보통 축제']);
  });
});
