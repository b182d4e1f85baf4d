import { Injectable } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Resealing } from '../../shared/resealing.js';
import { FactorRepository } from './factor.repository.js';
import { Totp } from './totp.js';

/** Lets SECOND_FACTOR_KEY be changed without anybody losing their app. */
@Injectable()
export class TotpResealing extends Resealing {
  constructor(totp: Totp, factors: FactorRepository, log: Log) {
    super(totp.sealing, factors, ({ id }) => id, log);
  }
}
