import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config/config.js';
import { dataSourceOptions } from './database/data-source.options.js';
import { Database } from './database/database.js';
import { Cursors } from './http/cursors.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { KeptAnswerEntity } from './idempotency/kept-answer.entity.js';
import { KeptAnswerRepository } from './idempotency/kept-answer.repository.js';
import { KeptAnswerSweeper } from './idempotency/kept-answer.sweeper.js';
import { KeptAnswers } from './idempotency/kept-answers.js';
import { Log } from './log/log.js';
import { NameResolver } from './outbound/name-resolver.js';
import { OutboundClient } from './outbound/outbound.client.js';
import { ThrottleEntity } from './throttle/throttle.entity.js';
import { ThrottleRepository } from './throttle/throttle.repository.js';
import { ThrottleSweeper } from './throttle/throttle.sweeper.js';
import { Throttle } from './throttle/throttle.js';

/** What every module stands on; knows no word of the business. */
@Global()
@Module({})
export class KernelModule {
  static with(config: Config): DynamicModule {
    return {
      module: KernelModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.database.url, config.database.poolSize),
          autoLoadEntities: true,
          retryAttempts: 10,
          retryDelay: 1_000,
        }),
        TypeOrmModule.forFeature([ThrottleEntity, KeptAnswerEntity]),
      ],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        Clock,
        Cursors,
        Database,
        Log,
        Readiness,
        NameResolver,
        OutboundClient,
        KeptAnswers,
        KeptAnswerRepository,
        KeptAnswerSweeper,
        Throttle,
        ThrottleRepository,
        ThrottleSweeper,
      ],
      exports: [CONFIG, Clock, Cursors, Database, KeptAnswers, Log, OutboundClient, Readiness, Throttle],
    };
  }
}
