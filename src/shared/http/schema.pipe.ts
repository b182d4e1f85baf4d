import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../problem/problem.js';
import { requestContext } from './request-context.js';

const localeErrors = { ko: z.locales.ko().localeError, en: z.locales.en().localeError };
const MAX_FAULTS = 50;

/** Checks every body, query and path parameter against the zod schema its decorator names. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (!(metadata.schema instanceof z.ZodType)) return value;
    const parsed = metadata.schema.safeParse(value, {
      error: localeErrors[requestContext.current()?.locale ?? 'ko'],
    });
    if (parsed.success) return parsed.data;
    const prefix = metadata.type === 'param' && metadata.data !== undefined ? [metadata.data] : [];
    throw new DomainError(kernelProblems.invalidInput, {
      errors: parsed.error.issues.flatMap((issue) => faults(issue, prefix)).slice(0, MAX_FAULTS),
    });
  }
}

function faults(issue: z.core.$ZodIssue, prefix: string[]): FieldFault[] {
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
