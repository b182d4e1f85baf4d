import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/index.js';
import { FestivalsModule } from '../festivals/index.js';
import { MediaModule } from '../media/index.js';
import { FestivalPhotosController } from './festival-photos.controller.js';
import { FestivalPhotosService } from './festival-photos.service.js';
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
    AuthModule,
    MediaModule,
    FestivalsModule,
    TypeOrmModule.forFeature([ReviewEntity, ReviewPhotoEntity]),
  ],
  controllers: [ReviewsController, FestivalPhotosController],
  providers: [
    ReviewRepository,
    ReviewService,
    ReviewViews,
    ReviewCounts,
    ReviewKeeper,
    ReviewSignals,
    FestivalPhotosService,
  ],
  exports: [ReviewCounts, ReviewSignals],
})
export class ReviewsModule {}
