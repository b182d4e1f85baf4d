import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';

/** The ETag of a thing with a version number; `tag` parts tell apart representations of one version. */
export function etagOf(version: number, ...tag: string[]): string {
  return `"${[version, ...tag].join('-')}"`;
}

/**
 * The version a writer has seen; a proxy that compresses may have made the ETag a weak one.
 * @throws DomainError 428 without `If-Match`, 400 when it is not one of our ETags.
 */
export function versionFromIfMatch(header: string | undefined): number {
  if (header === undefined) throw new DomainError(kernelProblems.preconditionRequired);
  const version = /^(?:W\/)?"(\d{1,9})(?:-[\w-]*)?"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new DomainError(kernelProblems.invalidInput, {
      errors: [
        {
          pointer: '/If-Match',
          detail: {
            ko: '받은 ETag를 따옴표까지 그대로 보내 주세요.',
            en: 'Send the ETag as it was received, quotation marks included.',
          },
        },
      ],
    });
  }
  return Number(version);
}
