import { describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { element, escaped, textElement } from './xml.js';

describe('XML that is written', () => {
  it('When text has markup, entities, ends of CDATA or quotes, then a reader gets it back as it was', () => {
    for (const text of ['<K-Play>', 'a & b', '&lt;', ']]>', '"quoted"', "it's", '😀 축제', '<!--', '<?x?>']) {
      const xml = element('a', { b: text }, escaped(text));
      expect([text, SyntaxValidator.validate(xml)]).toEqual([text, true]);
      const parser = new XMLParser({ ignoreAttributes: false });
      expect(parser.parse(xml)).toEqual({ a: { '@_b': text, '#text': text } });
    }
  });

  it('When text has what XML cannot say, then that is left out', () => {
    expect(textElement('a', '축\u0000\u0008\u000b\u001f\ufffe\ud800제')).toBe('<a>축제</a>');
  });

  it('When an element has nothing in it, then it is empty', () => {
    expect(element('a', {})).toBe('<a/>');
  });
});
