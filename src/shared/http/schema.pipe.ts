import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../problem/problem.js';
import { KnownQueries } from './known-queries.js';
import { requestContext } from './request-context.js';

const localeErrors = { ko: z.locales.ko().localeError, en: z.locales.en().localeError };
const MAX_FAULTS = 50;

/** Checks every body, query and path parameter against the zod schema its decorator names. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  private readonly queries = new KnownQueries();

  transform(value: unknown, { schema, type, data: name }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    if (type === 'query' && isObject(value))
      return this.queries.read(schema, value, () => usable(schema, value, []) as object);
    return usable(schema, value, type === 'param' && name !== undefined ? [name] : []);
  }
}

/** @throws DomainError invalid-input */
function usable(schema: z.ZodType, value: unknown, prefix: readonly PropertyKey[]): unknown {
  const { data, errors } = checked(schema, value, prefix);
  if (errors !== undefined) throw new DomainError(kernelProblems.invalidInput, { errors });
  return data;
}

/** The value as the schema has it, or what is wrong with it and where, in the language of the request. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix: readonly PropertyKey[],
): { data: z.output<Schema>; errors?: undefined } | { data?: undefined; errors: FieldFault[] } {
  const parsed = schema.safeParse(value, { error: localeErrors[requestContext.current()?.locale ?? 'ko'] });
  if (parsed.success) return { data: parsed.data };
  return { errors: parsed.error.issues.flatMap((issue) => faults(issue, prefix)).slice(0, MAX_FAULTS) };
}

function faults(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): FieldFault[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]),
      detail: {
        ko: '알 수 없는 항목입니다. 빼고 보내 주세요.',
        en: 'This field is not known; leave it out.',
      },
    }));
  }
  return [{ pointer: pointerTo(path), detail: issue.message }];
}

/** RFC 6901. */
function pointerTo(path: PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Also of no prototype, as queries are. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
