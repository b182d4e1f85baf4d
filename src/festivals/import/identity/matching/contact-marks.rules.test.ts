import { describe, expect, it } from '@jest/globals';
import { bodiesOf, homepageMark, phonesOf, pictureMark } from './contact-marks.rules.js';

describe('what contacts say of whose they are', () => {
  it.each([
    ['http://www.mudfestival.or.kr/', 'https://mudfestival.or.kr'],
    ['http://www.mudfestival.or.kr/index.do', 'mudfestival.or.kr'],
    ['https://m.light.kr/kr/2026/', 'https://light.kr/kr/2026'],
  ])('When homepages are written %s and %s, then they are one', (a, b) => {
    expect(homepageMark(a)).toBe(homepageMark(b.includes('://') ? b : `https://${b}`));
  });

  it('When a homepage is the front page of a city, portal or network, then it says nothing', () => {
    for (const address of [
      'https://www.ulsan.go.kr/main.do',
      'https://blog.naver.com/',
      'https://instagram.com',
    ])
      expect(homepageMark(address)).toBeNull();
    expect(homepageMark('https://www.ulsan.go.kr/s/garden')).toBe('ulsan.go.kr/s/garden');
    expect(homepageMark('no address')).toBeNull();
  });

  it('When a phone is all zeros, then it is none', () => {
    expect(phonesOf('000-0000-0000, 041-930-1234')).toEqual(['0419301234']);
  });

  it('When a picture has an address a size and a scheme, then it is one', () => {
    expect(pictureMark('http://a.kr/08/3051908_image2_1.JPG')).toBe(
      pictureMark('https://a.kr/08/3051908_image3_1.jpg'),
    );
  });

  it('When bodies differ in legal form and in the word for their committee, then they are one', () => {
    expect(bodiesOf('(사)등불축제추진위원회', '사단법인 등불축제조직위원회')).toEqual(['등불']);
  });

  it('When an authority stands among the bodies, then it is none', () => {
    expect(bodiesOf('충청남도 보령시, 보령시청, 관광과+(재)보령축제관광재단', null)).toEqual([
      '관광과',
      '보령축제관광재단',
    ]);
  });
});
