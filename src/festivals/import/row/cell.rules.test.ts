import { describe, expect, it } from '@jest/globals';
import { cleanLine, cleanParties, cleanProse, cleanValue, shortened } from './cell.rules.js';

describe('cells', () => {
  it('When a line has hidden characters, doubled spaces or comes decomposed, then it is one clean line', () => {
    expect(cleanLine('  보령\u200b머드\t축제\u0000 \r\n2부 ')).toBe('보령 머드 축제 2부');
    expect(cleanLine('한글'.normalize('NFD'))).toBe('한글');
    expect(cleanLine('\ud83d가')).toBe('가');
  });

  it('When back-ticks or doubled apostrophes quote, then they are apostrophes', () => {
    expect(cleanLine('`갓 튀긴 라면` 팝업')).toBe("'갓 튀긴 라면' 팝업");
    expect(cleanLine("''''Oh 대시미''''")).toBe("'Oh 대시미'");
  });

  it('When an angle bracket is in the text, then it stays', () => {
    expect(cleanLine('와인 페스타 <K-Play>')).toBe('와인 페스타 <K-Play>');
  });

  it.each(['', ' ', '-', 'ㅡ', '없음', '해당 없음', '미정', 'N/A', '.'])(
    'When a cell says "%s", then it says nothing',
    (cell) => {
      expect(cleanValue(cell)).toBeNull();
    },
  );

  it.each([
    ['공연+체험+전시', '공연, 체험, 전시'],
    ['김밥플레이리스트(축하공연)+꼬달이 돌잡이 등', '김밥플레이리스트(축하공연), 꼬달이 돌잡이 등'],
    ['거리공연(음악, 마임 등)+시민참여', '거리공연(음악, 마임 등), 시민참여'],
    ['아로마 + DIY, 인형', '아로마 + DIY, 인형'],
    ['1+1 행사+할인', '1+1 행사, 할인'],
    ['먹거리+', '먹거리'],
  ])('When the export wrote %s, then the text is %s', (cell, text) => {
    expect(cleanProse(cell)).toBe(text);
  });

  it('When organisations are joined by underscores, then they are listed with commas', () => {
    expect(cleanParties('울산광역시_울산광역시북구_울산광역시 의회')).toBe(
      '울산광역시, 울산광역시북구, 울산광역시 의회',
    );
  });

  it('When a text is too long, then it is cut to the limit with an ellipsis, never inside a character', () => {
    expect(shortened('가나다', 3)).toBe('가나다');
    expect(shortened('🎉🎉🎉🎉', 3)).toBe('🎉🎉…');
  });
});
