import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { FestivalsModule } from '../festivals/index.js';
import { MediaModule } from '../media/index.js';
import { FestivalPhotosController } from './festival-photos.controller.js';
import { FestivalPhotosService } from './festival-photos.service.js';
import { CaseEntity } from './moderation/case.entity.js';
import { CaseKeeping } from './moderation/case.keeping.js';
import { ModerationController } from './moderation/moderation.controller.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import { ModerationService } from './moderation/moderation.service.js';
import { ModerationViews } from './moderation/moderation.views.js';
import { ReportEntity } from './moderation/report.entity.js';
import { ReportKeeper } from './moderation/report.keeper.js';
import { ReportingService } from './moderation/reporting.service.js';
import { ReportsController } from './moderation/reports.controller.js';
import { ReviewPhotoEntity } from './review-photo.entity.js';
import { ReviewCounts } from './review.counts.js';
import { ReviewSignals } from './review-signals.js';
import { ReviewEntity } from './review.entity.js';
import { ReviewKeeper } from './review.keeper.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewService } from './review.service.js';
import { ReviewViews } from './review.views.js';
import { ReviewsController } from './reviews.controller.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    MediaModule,
    FestivalsModule,
    TypeOrmModule.forFeature([ReviewEntity, ReviewPhotoEntity, ReportEntity, CaseEntity]),
  ],
  controllers: [ReviewsController, ReportsController, ModerationController, FestivalPhotosController],
  providers: [
    ReviewRepository,
    ReviewService,
    ReviewViews,
    ReviewCounts,
    ReviewKeeper,
    ReviewSignals,
    FestivalPhotosService,
    ModerationRepository,
    ModerationService,
    ModerationViews,
    CaseKeeping,
    ReportingService,
    ReportKeeper,
  ],
  exports: [ReviewCounts, ReviewSignals],
})
export class ReviewsModule {}
