import { z } from 'zod';
import { wholeNumber } from '../../shared/http/parameters.js';
import { ARMS } from './arm.rules.js';

export const overviewQuery = z.strictObject({
  days: wholeNumber(1, 60).default(14).meta({ description: 'How far back recommendations are watched.' }),
});

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const counts = z.record(z.string(), count);
const rate = z.object({ value: share, low: share, high: share }).meta({
  id: 'Rate',
  description: 'A share, and within which it lies in 95 of 100 cases (Wilson’s interval).',
});

const watched = z
  .object({
    modelVersion: count.meta({ description: '0 where there was no model.' }),
    arm: z.enum(ARMS).meta({
      description:
        '`learned`: by the person’s own history. `prior`: without it, to compare (RECOMMENDATIONS_PRIOR_PERCENT). `general`: there was none to use. `group`: for several people.',
    }),
    impressions: count,
    clicks: count,
    clickRate: rate,
    coverage: share.meta({
      description: 'Of the festivals that may be recommended now, how many were shown.',
    }),
    gini: share.meta({ description: 'How unevenly they were shown: 0 all alike, towards 1 one alone.' }),
    noveltyBits: z.number().meta({ description: 'Mean -log2 of a shown festival’s share of all liking.' }),
    coldShare: share.meta({
      description: 'Of impressions, those of festivals the model knew nobody to like.',
    }),
    provinces: z.array(z.object({ code: z.string().nullable(), name: z.string(), share })),
    explored: z.object({
      impressions: count,
      clicks: count,
      evenClickRate: share.nullable().meta({
        description:
          'What an evenly drawn festival would be clicked, from the explored ones weighed by 1 / propensity (self-normalised); null without any.',
      }),
      effectiveSize: z.number().meta({ description: 'How many evenly drawn ones tell as much.' }),
    }),
  })
  .meta({ id: 'WatchedRecommendations' });

const trainedModel = z
  .object({
    version: count,
    trainedAt: z.iso.datetime(),
    people: count,
    signals: count,
    syntheticSignals: count,
    refused: z
      .boolean()
      .meta({ description: 'It foretold worse than the one in use, and is not answered with.' }),
    judged: z
      .object({
        against: count.meta({ description: 'The version it was held against.' }),
        people: count,
        ndcg: z
          .number()
          .meta({ description: 'nDCG@10 of what people came to like since that one listened.' }),
        heldNdcg: z.number(),
      })
      .nullable()
      .meta({ description: 'Null where there was none before it, or too little to judge by.' }),
  })
  .meta({ id: 'TrainedModel' });

export const overview = z
  .object({
    festivals: counts.meta({ description: 'By status.' }),
    imports: counts.meta({ description: 'By status.' }),
    openDuplicates: count,
    photos: z.object({
      byStatus: counts,
      toReview: count.meta({ description: 'That a person must judge.' }),
    }),
    reviews: z.object({ total: count, ofLastWeek: count }),
    accounts: z.object({ total: count, notPersonalised: count }),
    models: z.object({
      inUse: count.nullable().meta({ description: 'The version that this instance answers with.' }),
      last: z.array(trainedModel).meta({ description: 'Newest first; what was refused is told, too.' }),
    }),
    recommendations: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      priorPercent: count,
      days: z.array(
        z.object({ day: z.iso.date(), arm: z.enum(ARMS), lists: count, impressions: count, clicks: count }),
      ),
      models: z
        .array(watched)
        .meta({ description: 'By model and arm, the newest five models, newest first.' }),
    }),
  })
  .meta({ id: 'Overview' });

export type OverviewQuery = z.infer<typeof overviewQuery>;
export type Overview = z.infer<typeof overview>;
