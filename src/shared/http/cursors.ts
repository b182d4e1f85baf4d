import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';

const MAC_BYTES = 16;

/** Places in an ordered list, handed to clients to come back with: opaque, and good for the same question only. */
@Injectable()
export class Cursors {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = new Uint8Array(hkdfSync('sha256', config.jwtSecret, '', 'cursors', 32));
  }

  /** @param question what the list was asked for, in a form that is the same for the same question */
  write(place: string, question: string): string {
    return `${Buffer.from(place).toString('base64url')}.${this.mac(place, question).toString('base64url')}`;
  }

  /** @throws DomainError invalid-input where it is not one of ours, or of another question */
  read(cursor: string, question: string): string {
    const [place = '', mac = ''] = cursor.split('.', 2);
    const text = Buffer.from(place, 'base64url').toString();
    const genuine = this.mac(text, question);
    const given = Buffer.from(mac, 'base64url');
    if (given.length === genuine.length && timingSafeEqual(given, genuine)) return text;
    throw new DomainError(kernelProblems.invalidInput, {
      errors: [
        {
          pointer: '/cursor',
          detail: {
            ko: '같은 질문의 답에서 받은 next를 그대로 보내 주세요.',
            en: 'Send the `next` of an answer to the same question as it was received.',
          },
        },
      ],
    });
  }

  private mac(place: string, question: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([place, question]))
      .digest()
      .subarray(0, MAC_BYTES);
  }
}
