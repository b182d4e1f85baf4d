import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeArtefact, encodeArtefact } from './artefact.js';
import { itemModel, type ModelParts } from './item-model.js';

const fraction = fc.float({ noNaN: true, noDefaultInfinity: true });
/** Told in JSON, which knows no -0. */
const penalty = fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000);

/** Models of any size, with and without factors and a ranking. */
const models: fc.Arbitrary<ModelParts> = fc.uniqueArray(fc.uuid(), { maxLength: 12 }).chain((festivals) => {
  const count = festivals.length;
  const each = <T>(of: fc.Arbitrary<T>, times = count) =>
    fc.array(of, { minLength: times, maxLength: times });
  const row = fc.array(fc.tuple(fc.nat({ max: Math.max(0, count - 1) }), fraction), { maxLength: count });
  return fc
    .record({
      rows: each(row),
      liking: fc.record({
        weights: each(fraction).map((all) => Float32Array.from(all)),
        people: each(fc.nat()).map((all) => Int32Array.from(all)),
        momentum: each(fraction).map((all) => Float32Array.from(all)),
        synthetic: each(fc.nat({ max: 1 })).map((all) => Uint8Array.from(all)),
      }),
      factors: fc.option(
        fc.record({
          size: fc.constant(3),
          items: each(fraction, count * 3).map((all) => Float32Array.from(all)),
          gram: each(fc.double({ noNaN: true }), 9).map((all) => Float64Array.from(all)),
          ridge: fc.record({ base: penalty, each: penalty }),
        }),
      ),
      ranking: fc.option(fc.constant({ features: ['soon', '가까움'], weights: [0.25, -1] })),
    })
    .map(({ rows, ...parts }) => ({
      festivals,
      starts: Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]),
      numbers: Int32Array.from(rows.flat(), ([number]) => number),
      weights: Float32Array.from(rows.flat(), ([, weight]) => weight),
      ...parts,
    }));
});

describe('artefact of an item model', () => {
  it('A stored model is read back as it was, wherever its bytes lie', () => {
    fc.assert(
      fc.property(models, fc.nat({ max: 7 }), (parts, shift) => {
        const bytes = encodeArtefact(parts);
        const elsewhere = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
        const [back, own] = [decodeArtefact(elsewhere), itemModel(parts)];
        const { festivals, liking, factors, ranking } = back;
        expect({ festivals, liking, factors, ranking }).toEqual({
          festivals: own.festivals,
          liking: own.liking,
          factors: own.factors,
          ranking: own.ranking,
        });
        parts.festivals.forEach((id, number) => {
          expect(back.numberOf.get(id)).toBe(number);
          expect(back.neighboursOf(number)).toEqual(own.neighboursOf(number));
        });
      }),
    );
  });

  it('One that was cut short or changed anywhere is refused', () => {
    fc.assert(
      fc.property(models, fc.nat(), fc.integer({ min: 1, max: 255 }), (parts, place, change) => {
        const bytes = encodeArtefact(parts);
        const at = place % bytes.length;
        expect(() => decodeArtefact(bytes.subarray(0, at))).toThrow();
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] as number) ^ change;
        expect(() => decodeArtefact(changed)).toThrow();
      }),
    );
  });
});
