import type { FastifyRequest } from 'fastify';
import type { Multipart } from '@fastify/multipart';
import { allowLongBody } from '../../../shared/http/slow-bodies.js';
import { kernelProblems } from '../../../shared/problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../../../shared/problem/problem.js';
import { type Provider, PROVIDERS } from '../import.entity.js';
import { importProblems } from '../import.problems.js';
import { provider } from '../import.schemas.js';
import { StoredFile } from './stored-file.js';

export interface ReceivedUpload {
  readonly file: StoredFile;
  readonly fileName: string;
  readonly provider: Provider | undefined;
}

/**
 * Takes in the parts of an upload as they come; the file goes straight to disk.
 * @throws DomainError unsupported-media-type, invalid-input, import-file-too-large; then no file is left
 */
export async function receiveUpload(request: FastifyRequest, maxBytes: number): Promise<ReceivedUpload> {
  if (!request.isMultipart()) throw new DomainError(kernelProblems.unsupportedMediaType);
  allowLongBody(request.raw, maxBytes);
  const form = new UploadForm();
  try {
    for await (const part of request.parts()) await form.take(part);
    return form.result();
  } catch (error) {
    await form.discard();
    if (isTooLarge(error)) throw tooLarge(maxBytes);
    throw isCutOff(error) ? new DomainError(kernelProblems.badRequest) : error;
  }
}

const UNKNOWN_PROVIDER = {
  ko: `${PROVIDERS.join(', ')} 가운데 하나여야 합니다.`,
  en: `Must be one of ${PROVIDERS.join(', ')}.`,
};

class UploadForm {
  private readonly faults: FieldFault[] = [];
  private file: StoredFile | undefined;
  private fileName = '';
  private provider: unknown;

  async take(part: Multipart): Promise<void> {
    if (part.type === 'file' && part.fieldname === 'file') {
      this.fileName = part.filename;
      this.file = await StoredFile.receive(part.file);
      return;
    }
    if (part.type === 'field' && part.fieldname === 'provider' && this.provider === undefined) {
      this.provider = part.value;
      return;
    }
    if (part.type === 'file') part.file.resume();
    const known = part.fieldname === 'file' || part.fieldname === 'provider';
    this.faults.push({
      pointer: `/${part.fieldname.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: known
        ? {
            ko: '파일은 file, 제공 자료의 종류는 provider에 한 번씩만 담아 주세요.',
            en: 'Send one file in `file` and one word in `provider`.',
          }
        : { ko: '알 수 없는 항목입니다. 빼고 보내 주세요.', en: 'This field is not known; leave it out.' },
    });
  }

  result(): ReceivedUpload {
    const asked = provider.safeParse(this.provider);
    if (!asked.success) this.faults.push({ pointer: '/provider', detail: UNKNOWN_PROVIDER });
    if (this.file === undefined) {
      this.faults.push({
        pointer: '/file',
        detail: { ko: 'CSV나 JSON 파일을 file에 담아 주세요.', en: 'Send a CSV or JSON file in `file`.' },
      });
    } else if (this.file.byteSize === 0) {
      this.faults.push({
        pointer: '/file',
        detail: { ko: '파일이 비어 있습니다.', en: 'The file is empty.' },
      });
    }
    if (this.file === undefined || !asked.success || this.faults.length > 0) {
      throw new DomainError(kernelProblems.invalidInput, { errors: this.faults });
    }
    return { file: this.file, fileName: this.fileName, provider: asked.data };
  }

  async discard(): Promise<void> {
    await this.file?.close();
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}

/** The parser's own words for a form that is no form; errors of ours and of the system have a code or a class. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'Error' && !(error instanceof DomainError) && !('code' in error)
  );
}

function tooLarge(maxBytes: number): DomainError {
  const limit = `${Math.floor(maxBytes / 1024).toLocaleString('en')} KiB`;
  return new DomainError(importProblems.fileTooLarge, {
    errors: [
      { pointer: '/file', detail: { ko: `파일은 ${limit}까지입니다.`, en: `A file has at most ${limit}.` } },
    ],
    members: { maxBytes },
  });
}
