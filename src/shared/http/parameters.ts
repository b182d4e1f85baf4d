import { z } from 'zod';
import { isDay } from '../clock.js';
import { say } from './request-context.js';

/** A whole number in a query string, from `min` to `max`. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: () =>
        say({
          ko: `${min}부터 ${max}까지의 정수여야 합니다.`,
          en: `Must be a whole number from ${min} to ${max}.`,
        }),
    })
    .transform(Number)
    .meta({ type: 'integer', minimum: min, maximum: max });

/** A decimal number in a query string, from `min` to `max`. */
export const decimal = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^-?\d{1,5}(\.\d{1,12})?$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: () =>
        say({ ko: `${min}부터 ${max}까지의 수여야 합니다.`, en: `Must be a number from ${min} to ${max}.` }),
    })
    .transform(Number)
    .meta({ type: 'number', minimum: min, maximum: max });

/** `true` or `false` in a query string. */
export const truth = () =>
  z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .meta({ type: 'boolean' });

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = () =>
  z
    .string()
    .refine(isDay, {
      error: () =>
        say({
          ko: 'YYYY-MM-DD 형식의 실제 날짜여야 합니다.',
          en: 'Must be a day that exists, as YYYY-MM-DD.',
        }),
    })
    .meta({ format: 'date' });

/** An instant, RFC 3339. */
export const instant = () =>
  z.iso
    .datetime({ offset: true })
    .refine((text) => isDay(text.slice(0, 10)), {
      error: () => say({ ko: '실제 시각이어야 합니다.', en: 'Must be an instant that exists.' }),
    })
    .transform((text) => new Date(text))
    .meta({ type: 'string', format: 'date-time' });

/** `lat,lng` in degrees (WGS 84). */
export const point = () =>
  z
    .string()
    .transform((text, context) => {
      const match = /^(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)$/.exec(text);
      const [lat, lng] = [Number(match?.[1]), Number(match?.[2])];
      if (match === null || Math.abs(lat) > 90 || Math.abs(lng) > 180) {
        context.addIssue({
          code: 'custom',
          message: say({
            ko: '위도,경도 형식이어야 합니다. 예: 36.33,126.51',
            en: 'Must be lat,lng in degrees, such as 36.33,126.51.',
          }),
        });
        return z.NEVER;
      }
      return { lat, lng };
    })
    .meta({ type: 'string', pattern: '^-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?$' });

/** The id in a path or body. */
export const id = () => z.uuid().toLowerCase().meta({ format: 'uuid' });

/** A comma list of the given words, none twice. */
export const listOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .string()
    .transform((text, context): T[number][] => {
      const asked = [...new Set(text.split(','))];
      if (asked.every((word): word is T[number] => words.includes(word))) return asked;
      context.addIssue({
        code: 'custom',
        message: say({
          ko: `다음 중에서 쉼표로 나열해 주세요: ${words.join(', ')}`,
          en: `Must be a comma list of: ${words.join(', ')}.`,
        }),
      });
      return z.NEVER;
    })
    .meta({ type: 'string' });

/** A comma list of at most `most` ids, none twice. */
export const idList = (most: number) =>
  z
    .string()
    .transform((text, context): string[] => {
      const ids = [...new Set(text.toLowerCase().split(','))];
      if (ids.length <= most && ids.every((one) => id().safeParse(one).success)) return ids;
      context.addIssue({
        code: 'custom',
        message: say({
          ko: `쉼표로 나열한 id를 ${most}개까지 보낼 수 있습니다.`,
          en: `Must be a comma list of at most ${most} ids.`,
        }),
      });
      return z.NEVER;
    })
    .meta({ type: 'string' });
