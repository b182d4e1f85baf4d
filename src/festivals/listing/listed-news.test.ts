import { describe, expect, it } from '@jest/globals';
import { ListedNews } from './listed-news.js';

describe('news of festivals', () => {
  it('tell each festival once, of what came after the mark', () => {
    const news = new ListedNews();
    news.add(['mud']);
    const { mark } = news;
    expect(news.since(mark)).toEqual([]);
    news.add(['trout', 'lantern']);
    news.add(['trout']);
    expect(news.since(mark)).toEqual(['trout', 'lantern']);
    expect(news.since(news.mark)).toEqual([]);
  });

  it('tell nobody who came before everything was read anew', () => {
    const news = new ListedNews();
    const before = news.mark;
    news.addAll();
    expect(news.since(before)).toBeUndefined();
    expect(news.since(news.mark)).toEqual([]);
  });

  it('forget what is long ago, and say so', () => {
    const news = new ListedNews();
    const { mark } = news;
    for (let index = 0; index < 5_000; index += 1) news.add([`festival-${index}`]);
    expect(news.since(mark)).toHaveLength(5_000);
    const later = news.mark;
    news.add(['one', 'more']);
    expect(news.since(mark)).toBeUndefined();
    expect(news.since(later)).toEqual(['one', 'more']);
  });
});
