import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { AuthModule } from './auth/index.js';
import { FestivalsModule } from './festivals/index.js';
import { MediaModule } from './media/index.js';
import { RecommendationsModule } from './recommendations/index.js';
import { ReviewsModule } from './reviews/index.js';
import type { Config } from './shared/config/config.js';
import { KernelModule } from './shared/kernel.module.js';

/** The list of modules, in the order of the ladder. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.with(config),
        AuditModule,
        AuthModule,
        MediaModule,
        FestivalsModule,
        ReviewsModule,
        RecommendationsModule,
      ],
    };
  }
}
