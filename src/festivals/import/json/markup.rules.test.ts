import { describe, expect, it } from '@jest/globals';
import { readMarkup } from './markup.rules.js';

describe('readMarkup', () => {
  it.each([
    ['등불 &amp; 불꽃&nbsp;축제', '등불 & 불꽃\u00a0축제'],
    ['첫날<br/>둘째 날<BR>셋째 날', '첫날\n둘째 날\n셋째 날'],
    ['<p>하나</p><p>둘</p>', '\n하나\n\n둘\n'],
    ['등불축제 <K-Play> 공연', '등불축제 <K-Play> 공연'],
    ['등불축제 <노원 달빛산책>', '등불축제 <노원 달빛산책>'],
    ['<K-Play> <b>굵게</b></K-Play>', '<K-Play> 굵게</K-Play>'],
    ['1 < 2 그리고 3 > 2', '1 < 2 그리고 3 > 2'],
    ['끝이 없는 <K-Pl', '끝이 없는 <K-Pl'],
    ['<script>alert(1)</script>축제<style>a{}</style>', '축제'],
    ['축제<!-- 몰래 -->마당', '축제마당'],
    ['<img src=x onerror=alert(1)>축제', '축제'],
  ])('When the text is %j, then a person reads %j', (source, text) => {
    expect(readMarkup(source).text).toBe(text);
  });

  it('When there are links, then where they lead is told in their order', () => {
    const source =
      '<a href="http://www.lantern.kr" target="_blank">누리집</a>, <A HREF=\'//b.kr?a=1&amp;b=2\'>둘</A>';
    expect(readMarkup(source)).toEqual({
      text: '누리집, 둘',
      links: ['http://www.lantern.kr', '//b.kr?a=1&b=2'],
    });
  });

  it('C6 When the longest cell is full of the worst pieces, then it is read to its end', () => {
    for (const worst of ['<', '<a', '<a href="', '</', '<!--', '&', '&#', '<!', '<?', '<b><i>'])
      expect(() => readMarkup(worst.repeat(10_000).slice(0, 10_000))).not.toThrow();
  }, 20_000);
});
