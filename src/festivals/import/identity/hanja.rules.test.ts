import { describe, expect, it } from '@jest/globals';
import { hangulReadings, nameKeys } from './hanja.rules.js';

describe('names with Hanja in them', () => {
  it('When a name of public data has Hanja, then it is known how it is said', () => {
    const said = {
      계룡軍문화축제: '계룡군문화축제',
      '대구 근대路야행': '대구 근대로야행',
      '<도서관 속 작업실>展': '<도서관 속 작업실>전',
      '원도심 야간여행 ‘섬夜시즌’ 운영': '원도심 야간여행 ‘섬야시즌’ 운영',
      '2025 대전 소통공감행사 "청끌夜"': '2025 대전 소통공감행사 "청끌야"',
      '황룡강 (洪)길동무 꽃길 축제': '황룡강 (홍)길동무 꽃길 축제',
    };
    for (const [name, reading] of Object.entries(said))
      expect([name, ...hangulReadings(name)]).toEqual([name, reading]);
  });

  it('When Hanja only repeat what has been said, then it is said once', () => {
    const said = {
      '밀양 수(水)퍼 페스티벌': '밀양 수퍼 페스티벌',
      '삼척해(海)랑영화제': '삼척해랑영화제',
      '양재천 벚꽃 등(燈) 축제': '양재천 벚꽃 등 축제',
      '컬처라운지 경기, 장(場)': '컬처라운지 경기, 장',
      '양천 락(樂) 페스티벌': '양천 락 페스티벌',
      '〈도기陶器, 우리를 담은 질그릇〉': '〈도기, 우리를 담은 질그릇〉',
      '「건강, 사계 四季」': '「건강, 사계 」',
      '樂(낙) 페스티벌': '낙 페스티벌',
      '무(舞)승부 한마당': '무승부 한마당',
    };
    for (const [name, reading] of Object.entries(said))
      expect([name, hangulReadings(name)[0]]).toEqual([name, reading]);
  });

  it('When brackets say something else than what is before them, then it is read too', () => {
    expect(hangulReadings("'쉼(休), 머무르다'")).toEqual(["'쉼(휴), 머무르다'"]);
    expect(hangulReadings('봄(春)꽃과 여름(夏)')).toEqual(['봄(춘)꽃과 여름(하)']);
    expect(hangulReadings('水水한 축제')).toEqual(['수수한 축제']);
  });

  it('When a Hanja is read in several ways, then each is known that fits where it stands', () => {
    expect(hangulReadings('오시아노 樂 페스티벌')).toEqual([
      '오시아노 락 페스티벌',
      '오시아노 낙 페스티벌',
      '오시아노 악 페스티벌',
    ]);
    expect(hangulReadings('黃龍江 꽃축제')).toEqual(['황룡강 꽃축제']);
    expect(hangulReadings('花郎 축제')).toEqual(['화랑 축제']);
    expect(hangulReadings('龍 축제')).toEqual(['룡 축제', '용 축제']);
    expect(hangulReadings('女性 축제')).toEqual(['녀성 축제', '여성 축제']);
    expect(hangulReadings('樂 '.repeat(60)).length).toBeLessThanOrEqual(8);
  });

  it('When there is nothing to read, then there is no reading', () => {
    for (const name of ['', '보령머드축제', 'K-POP (락) 축제', '々〆', '鄉'])
      expect([name, hangulReadings(name)]).toEqual([name, []]);
  });

  it('When two names are said in one way, then they share a key', () => {
    expect(nameKeys('2023계룡軍문화축제')).toContain('계룡군문화축제');
    expect(nameKeys('제1회 밀양 수(水)퍼 페스티벌')).toContain('밀양수퍼페스티벌');
    expect(nameKeys('보령머드축제')).toEqual(['보령머드축제']);
  });
});
