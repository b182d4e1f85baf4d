import { describe, expect, it } from '@jest/globals';
import { isOwnPath } from './own-path.rules.js';

describe('where somebody may be sent back to', () => {
  it.each(['/', '/festivals?q=벚꽃', '/festivals/1#photos', '/me/account'])(
    'When it is %s, then it is ours',
    (path) => expect(isOwnPath(path)).toBe(true),
  );

  it.each([
    '',
    'festivals',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://ok@evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
  ])('A15 When it is %j, then it is refused', (path) => expect(isOwnPath(path)).toBe(false));
});
