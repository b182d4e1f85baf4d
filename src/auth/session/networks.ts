import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';

const MAC_BYTES = 16;

/** Networks that people sign in from, kept so that they can be known again but not read. */
@Injectable()
export class Networks {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = new Uint8Array(hkdfSync('sha256', config.jwtSecret, '', 'networks', 32));
  }

  macOf(network: string): Buffer {
    return createHmac('sha256', this.key).update(network).digest().subarray(0, MAC_BYTES);
  }
}
