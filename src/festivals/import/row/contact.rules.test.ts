import { describe, expect, it } from '@jest/globals';
import { readHomepage, readPhone } from './contact.rules.js';

describe('readHomepage', () => {
  it.each([
    ['https://www.gumiramyun.com/', 'https://www.gumiramyun.com/'],
    ['www.imsilfestival.com', 'http://www.imsilfestival.com'],
    ['seogu.gwangju.kr', 'http://seogu.gwangju.kr'],
    ['거창한마당축제.kr', 'http://거창한마당축제.kr'],
    ['https:/bhftf.or.kr', 'https://bhftf.or.kr'],
    ['http//festival.go.kr', 'http://festival.go.kr'],
    ['https://www.goesan.go.kr.', 'https://www.goesan.go.kr'],
    ['http://www.ayac.or.kr / www.aydf.kr', 'http://www.ayac.or.kr'],
    ['동작구통합도서관(http://lib.dongjak.go.kr)', 'http://lib.dongjak.go.kr'],
    ['www.dof.or.kr(미개통)', 'http://www.dof.or.kr'],
    ['https://eumseong.kccf.or.kr:444/', 'https://eumseong.kccf.or.kr:444/'],
    ['www.gochang.go.kr/view?boardId=1&meCd=2', 'http://www.gochang.go.kr/view?boardId=1&meCd=2'],
  ])('When the cell says %s, then the address is %s', (cell, address) => {
    expect(readHomepage(cell)).toBe(address);
  });

  it.each([
    '영양군청홈페이지 주소',
    'javascript:alert(1)',
    'http://user:secret@example.kr',
    'http://localhost/',
    'http://127.0.0.1',
    `http://example.kr/${'a'.repeat(500)}`,
  ])('When the cell says %s, then there is none', (cell) => {
    expect(readHomepage(cell)).toBeNull();
  });
});

describe('readPhone', () => {
  it.each([
    ['054-480-2652', '054-480-2652'],
    ['033-482-9612', '033-482-9612'],
    ['0544802652', '054-480-2652'],
    ['02)123-4567', '02-123-4567'],
    ['02.123.4567', '02-123-4567'],
    ['+82-54-480-2652', '054-480-2652'],
    ['1688-3005', '1688-3005'],
    ['0507-1377-177', '0507-1377-177'],
    ['0507-1377-1774', '0507-1377-1774'],
    ['054-480-2652~3', '054-480-2652'],
    ['054-480-2652, 010-1234-5678', '054-480-2652, 010-1234-5678'],
    ['02-120', '02-120'],
    ['국번없이 1330', '1330'],
    ['054-480-2652(내선 120)', '054-480-2652'],
    ['02-360- 4351', '02-360-4351'],
    ['070-4266-5367010-5149-5313', '070-4266-5367, 010-5149-5313'],
    ['055-392-2556055-380-0923', '055-392-2556, 055-380-0923'],
    ['010 1234 5678', '010-1234-5678'],
    ['문의 054-480-2652(축제과)', '054-480-2652'],
  ])('When the cell says %s, then the number is %s', (cell, number) => {
    expect(readPhone(cell)).toBe(number);
  });

  it.each(['000-0000-0000', '260-240-3919', '문의처 없음', '12'])(
    'When the cell says %s, then there is none',
    (cell) => {
      expect(readPhone(cell)).toBeNull();
    },
  );
});
