import { describe, expect, it } from '@jest/globals';
import { asksForPalette, plainKeyOf, type Pressed } from './key.rules.js';

const press = (more: Partial<Pressed>): Pressed => ({
  key: 's',
  code: 'KeyS',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  target: { closest: () => null },
  ...more,
});

describe('the key that was meant', () => {
  it('is the letter, whatever the keyboard writes at that place', () => {
    expect(plainKeyOf(press({}))).toBe('s');
    expect(plainKeyOf(press({ key: 'S' }))).toBe('s');
    expect(plainKeyOf(press({ key: 'ㄴ' }))).toBe('s');
    expect(plainKeyOf(press({ key: 'o' }))).toBe('o');
    expect(plainKeyOf(press({ key: '?', code: 'Slash' }))).toBe('?');
    expect(plainKeyOf(press({ key: 'Enter', code: 'Enter' }))).toBe('Enter');
  });

  it('is none with a modifier, in a field, or while a syllable is being put together', () => {
    for (const more of [
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { isComposing: true },
      { target: { closest: (selector: string) => (selector.includes('textarea') ? {} : null) } },
    ])
      expect([more, plainKeyOf(press(more))]).toEqual([more, null]);
  });

  it('opens the palette with Ctrl or ⌘, also where one types, and not without', () => {
    const k = { key: 'k', code: 'KeyK' };
    const typing = { target: { closest: () => ({}) } };
    expect(asksForPalette(press({ ...k, ...typing, ctrlKey: true }))).toBe(true);
    expect(asksForPalette(press({ ...k, key: 'ㅏ', metaKey: true }))).toBe(true);
    expect(asksForPalette(press({ ...k, ctrlKey: true, altKey: true }))).toBe(false);
    expect(asksForPalette(press(k))).toBe(false);
  });
});
