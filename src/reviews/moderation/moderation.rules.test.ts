import { describe, expect, it } from '@jest/globals';
import { riskOf, tellingOf, weightOf } from './moderation.rules.js';

const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('the risk of a reported review', () => {
  it('When personal data is told, then it weighs more than an insult, and that more than anything else', () => {
    const weights = (['personal-data', 'insult', 'untrue', 'spam', 'other'] as const).map((reason) =>
      weightOf(reason, daysAgo(30), NOW),
    );
    expect(weights).toEqual([10, 6, 4, 4, 2]);
  });

  it('When the reporter has been here for less than a week, then the report weighs half', () => {
    expect(weightOf('insult', daysAgo(6.9), NOW)).toBe(3);
    expect(weightOf('insult', daysAgo(7), NOW)).toBe(6);
  });

  it('When several report, then their weights add up, and an appeal adds its own', () => {
    expect(riskOf([], false)).toBe(0);
    expect(riskOf([6, 2], false)).toBe(8);
    expect(riskOf([6, 2], true)).toBe(12);
  });
});

describe('what the author hears', () => {
  const visible = { hiddenFor: null, hasOpenAppeal: false };
  const hidden = { hiddenFor: 'spam', hasOpenAppeal: false } as const;
  const appealed = { hiddenFor: 'spam', hasOpenAppeal: true } as const;
  const hide = (reason: 'spam' | 'insult') => ({ decision: 'hide', reason }) as const;
  const keep = { decision: 'keep' } as const;

  it.each([
    ['a review is hidden', visible, hide('spam'), 'hidden'],
    ['it is hidden for another reason than before', hidden, hide('insult'), 'hidden'],
    ['it stays hidden for the same reason', hidden, hide('spam'), 'nothing'],
    ['it stays hidden against an appeal', appealed, hide('spam'), 'appeal-declined'],
    ['a hidden one is shown again', hidden, keep, 'restored'],
    ['an appeal is granted', appealed, keep, 'restored'],
    ['one that was never hidden is kept', visible, keep, 'nothing'],
  ] as const)('When %s, then they hear just that', (_, standing, decision, telling) => {
    expect(tellingOf(standing, decision)).toBe(telling);
  });
});
