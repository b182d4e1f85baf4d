import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TODAY } from '../../../test/support/festival-features.js';
import type { ItemModel } from '../model/item-model.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { candidatesFor } from './candidate.rules.js';
import { FEATURES, featuresFor } from './learned/features.js';
import { rank, worlds } from './ranked-world.example.js';
import { type Scored, scoreAll, settingFor } from './score.rules.js';
import { COMMON_TERMS, TERM_OF, type TermName } from './term.rules.js';
import { isTrue, TERM_TOLD } from './true-reason.example.js';

describe('recommending, whatever the catalogue, the wish and the person', () => {
  it('lists the same for the same person and day, and never what is excluded', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        expect(rank({ ...world, all: [...world.all].reverse() }).map(({ festival }) => festival.id)).toEqual(
          list.map(({ festival }) => festival.id),
        );
        expect(list.filter(({ festival }) => world.excluded.has(festival.id))).toEqual([]);
      }),
    );
  });

  it('says in every item, before all else, where the wish was widened', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = new FestivalFacts(new RankedCatalogue(TODAY, world.all), null);
        const draw = { who: world.who, today: TODAY };
        const { widened } = candidatesFor(facts, [], world.wish, world.excluded, draw);
        for (const { reasons } of rank(world)) {
          expect(reasons.map(({ code }) => code).indexOf('widened')).toBe(widened.length > 0 ? 0 : -1);
        }
      }),
    );
  });

  it('gives each item the sum of its terms, and reasons from the largest of them in their order', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        for (const { score, terms, reasons } of list) {
          expect(score).toBeCloseTo(
            terms.reduce((sum, { value }) => sum + value, 0),
            10,
          );
          const own = reasons.filter(({ code }) => code !== 'widened');
          expect(own.length).toBeGreaterThanOrEqual(1);
          expect(own.length).toBeLessThanOrEqual(3);
          const values = own.map(({ code }) => valueOf(TERM_TOLD[code] ?? 'time', terms));
          expect([...values].sort((a, b) => b - a)).toEqual(values);
          if (own.length > 1) expect(values.every((value) => value > 0)).toBe(true);
        }
      }),
    );
  });

  it('has terms that are the weights times the features, those that all have against their means', () => {
    fc.assert(
      fc.property(worlds, ({ limit: _, ...world }) => {
        const facts = new FestivalFacts(new RankedCatalogue(TODAY, world.all), world.model);
        const setting = settingFor(facts, world.interests, world.wish.near);
        const numbers = [...facts.catalogue.index.all];
        const rows = numbers.map((number) => {
          const row = new Float64Array(FEATURES.length);
          featuresFor(facts, setting.taste.view)(number, row, 0);
          return row;
        });
        scoreAll(numbers, setting).forEach(({ terms }, at) => {
          for (const { name, value } of terms) {
            let sum = 0;
            FEATURES.forEach((feature, f) => {
              if (TERM_OF[feature] !== name) return;
              const mean = COMMON_TERMS.has(name)
                ? rows.reduce((total, row) => total + row[f]!, 0) / rows.length
                : 0;
              sum += setting.weights[f]! * (rows[at]![f]! - mean);
            });
            expect(value).toBeCloseTo(sum, 9);
          }
        });
      }),
    );
  });

  it('gives only reasons that are true', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        for (const { festival, terms, reasons } of list) {
          for (const reason of reasons) expect(isTrue(reason, festival, terms, world)).toBe(true);
        }
      }),
    );
  });

  it('says so wherever people of the sample data stand behind a reason, and only there', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const told = rank(world)
          .flatMap(({ reasons }) => reasons)
          .filter(({ text }) => text.en.includes('based on sample data'));
        for (const { text } of told) expect(text.ko).toContain('표본 데이터 기준');
        if (told.length > 0) {
          const model = world.model as ItemModel;
          expect(model.liking.synthetic.includes(1)).toBe(true);
        }
      }),
    );
  });
});

function valueOf(name: TermName, terms: Scored['terms']): number {
  return terms.find((term) => term.name === name)?.value ?? 0;
}
