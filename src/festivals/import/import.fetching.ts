import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OutboundClient } from '../../shared/outbound/outbound.client.js';
import { type OutboundReason, OutboundRefusal } from '../../shared/outbound/outbound.refusal.js';
import { type Bilingual, DomainError } from '../../shared/problem/problem.js';
import { StoredFile } from './file/stored-file.js';
import { importProblems } from './import.problems.js';

const MOST_BYTES = 5 * 1024 * 1024;
const LONGEST_MS = 5_000;
const MOST_REDIRECTS = 3;
/** What servers of public data say of CSV and JSON, some of them of everything. */
const CONTENT_TYPES = [
  'application/json',
  'text/json',
  'text/csv',
  'application/csv',
  'text/plain',
  'application/octet-stream',
  'application/vnd.ms-excel',
];

const REASONS: Record<OutboundReason | 'status', Bilingual> = {
  'not-an-address': { ko: '주소가 아닙니다.', en: 'Is no address.' },
  scheme: { ko: 'http나 https 주소여야 합니다.', en: 'Must be an http or https address.' },
  credentials: {
    ko: '주소에 아이디나 비밀번호를 넣지 마세요.',
    en: 'Must not hold a user name or password.',
  },
  port: { ko: '이 포트로는 나가지 않습니다.', en: 'Leads to a port that is not allowed.' },
  'private-address': { ko: '공개된 인터넷의 주소여야 합니다.', en: 'Must lead to the public internet.' },
  'unknown-host': { ko: '그런 서버를 찾을 수 없습니다.', en: 'There is no such host.' },
  'too-many-redirects': { ko: '다른 주소로 너무 여러 번 넘깁니다.', en: 'Redirects too many times.' },
  'content-type': { ko: 'CSV나 JSON이 아닙니다.', en: 'Does not answer with CSV or JSON.' },
  'content-encoding': { ko: '압축된 답은 받지 않습니다.', en: 'Answers packed, although asked not to.' },
  'too-large': {
    ko: '5 MiB보다 큽니다. 내려받아 올려 주세요.',
    en: 'Is over 5 MiB: download it and upload it.',
  },
  timeout: { ko: '5초 안에 다 오지 않았습니다.', en: 'Did not come within five seconds.' },
  unreachable: { ko: '연결할 수 없습니다.', en: 'Cannot be reached.' },
  status: { ko: '서버가 파일을 주지 않았습니다.', en: 'The server did not give the file.' },
};

export interface FetchedFile {
  readonly file: StoredFile;
  readonly fileName: string;
}

/** Fetches the file that an address names. */
@Injectable()
export class ImportFetching {
  constructor(private readonly outbound: OutboundClient) {}

  /** @throws DomainError import-url-refused; then nothing is left */
  async fetch(address: string): Promise<FetchedFile> {
    const answer = await this.outbound
      .send(address, {
        method: 'GET',
        schemes: ['http:', 'https:'],
        timeoutMs: LONGEST_MS,
        maxBytes: MOST_BYTES,
        maxRedirects: MOST_REDIRECTS,
        contentTypes: CONTENT_TYPES,
      })
      .catch((error: unknown) => {
        throw error instanceof OutboundRefusal ? refused(error.reason) : error;
      });
    if (answer.status !== 200) throw refused('status');
    return { file: await StoredFile.receive(Readable.from([answer.body])), fileName: nameIn(address) };
  }
}

/** The last word of the path; the rest of an address may hold a key. */
function nameIn(address: string): string {
  const { hostname, pathname } = new URL(address);
  return pathname.split('/').findLast((part) => part !== '') ?? hostname;
}

function refused(reason: keyof typeof REASONS): DomainError {
  return new DomainError(importProblems.urlRefused, {
    errors: [{ pointer: '/url', detail: REASONS[reason] }],
    members: { reason },
  });
}
