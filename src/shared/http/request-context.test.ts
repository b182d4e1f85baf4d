import { describe, expect, it } from '@jest/globals';
import { localeOf, requestContext } from './request-context.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'ko'],
    ['', 'ko'],
    ['en', 'en'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['fr,de;q=0.5', 'ko'],
    ['en;q=0', 'ko'],
    ['en;q=0.5,ko;q=0.4', 'en'],
    ['en;q=x', 'en'],
  ])('When a caller accepts %j, then it is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe('work that a request sets going', () => {
  it('When the request does not wait for it, then it can leave the request, which goes on as before', async () => {
    const context = { requestId: 'one', locale: 'en' } as const;
    const later = () => new Promise((resolve) => setImmediate(() => resolve(requestContext.current())));
    await requestContext.run(context, async () => {
      expect(await later()).toBe(context);
      expect(await requestContext.leave(later)).toBeUndefined();
      expect(requestContext.current()).toBe(context);
    });
  });
});
