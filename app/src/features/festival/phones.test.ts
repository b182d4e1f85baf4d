import { describe, expect, it } from '@jest/globals';
import { phonesIn } from './phones.js';

describe('the phone numbers of a festival', () => {
  it('When there are several, then each is called by itself', () => {
    expect(phonesIn('02-577-1138, 010-2750-4432')).toEqual([
      { text: '02-577-1138', href: 'tel:025771138' },
      { text: '010-2750-4432', href: 'tel:01027504432' },
    ]);
  });

  it('When one has a country, then that is kept; what has no digit is no number', () => {
    expect(phonesIn('+82-2-120, ')).toEqual([{ text: '+82-2-120', href: 'tel:+822120' }]);
    expect(phonesIn('문의')).toEqual([]);
  });
});
