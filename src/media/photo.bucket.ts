import { S3Client } from '@aws-sdk/client-s3';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../shared/config/config.js';

/** Two tries stay within three seconds: a person may be waiting. */
const PATIENCE = {
  connectionTimeout: 1_000,
  requestTimeout: 1_400,
  socketTimeout: 1_400,
  throwOnRequestTimeout: true,
};

/** The bucket of the photos and the client that speaks to it. */
@Injectable()
export class PhotoBucket implements OnApplicationShutdown {
  readonly name: string;
  readonly s3: S3Client;

  constructor(@Inject(CONFIG) config: Config) {
    const { endpoint, region, bucket, credentials, forcePathStyle } = config.s3;
    this.name = bucket;
    this.s3 = new S3Client({
      ...(endpoint === undefined ? {} : { endpoint }),
      // A copy: the SDK marks the credentials it is given, and the configuration is frozen.
      ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
      region,
      forcePathStyle,
      maxAttempts: 2,
      requestHandler: PATIENCE,
      // Otherwise the SDK signs the checksum of the empty body that a ticket is made with.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  onApplicationShutdown(): void {
    this.s3.destroy();
  }
}
