import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { HintController } from './hints/hint.controller.js';
import { HintService } from './hints/hint.service.js';
import { DescribingService } from './describing/describing.service.js';
import { MediaController } from './media.controller.js';
import { MediaService } from './media.service.js';
import { ModerationHook } from './moderation/moderation.hook.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import { ModerationService } from './moderation/moderation.service.js';
import { ModerationWorker } from './moderation/moderation.worker.js';
import { MyPhotosController } from './my-photos.controller.js';
import { PhotoBucket } from './photo.bucket.js';
import { PhotoEntity } from './photo.entity.js';
import { PhotoCounts } from './photo.counts.js';
import { PhotoKeeper } from './photo.keeper.js';
import { PhotoRepository } from './photo.repository.js';
import { PhotoStore } from './photo.store.js';
import { PlaceRemovalEntity } from './place/place-removal.entity.js';
import { PlaceRepository } from './place/place.repository.js';
import { PlaceService } from './place/place.service.js';
import { ReconciliationEntity } from './reconciliation/reconciliation.entity.js';
import { ReconciliationRepository } from './reconciliation/reconciliation.repository.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { RemovalEntity } from './removal/removal.entity.js';
import { RemovalRepository } from './removal/removal.repository.js';
import { RemovalService } from './removal/removal.service.js';
import { PhotoSweeper } from './settlement/photo.sweeper.js';
import { RerenderingRepository } from './settlement/rerendering.repository.js';
import { RerenderingService } from './settlement/rerendering.service.js';
import { ResultsQueue } from './settlement/results.queue.js';
import { SettlementRepository } from './settlement/settlement.repository.js';
import { SettlementService } from './settlement/settlement.service.js';
import { TicketRepository } from './tickets/ticket.repository.js';
import { TicketService } from './tickets/ticket.service.js';
import { TicketSigner } from './tickets/ticket.signer.js';
import { UploaderEntity } from './tickets/uploader.entity.js';
import { PhotoChanges } from './watching/photo.changes.js';
import { WatchController } from './watching/watch.controller.js';
import { WatchRepository } from './watching/watch.repository.js';
import { WatchService } from './watching/watch.service.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    TypeOrmModule.forFeature([
      PhotoEntity,
      UploaderEntity,
      RemovalEntity,
      PlaceRemovalEntity,
      ReconciliationEntity,
    ]),
  ],
  controllers: [MediaController, WatchController, HintController, MyPhotosController],
  providers: [
    HintService,
    DescribingService,
    MediaService,
    PhotoCounts,
    ModerationHook,
    ModerationRepository,
    ModerationService,
    ModerationWorker,
    PhotoBucket,
    PhotoChanges,
    PhotoKeeper,
    PhotoRepository,
    PhotoStore,
    PlaceRepository,
    PlaceService,
    ReconciliationRepository,
    ReconciliationService,
    RemovalRepository,
    RemovalService,
    SettlementRepository,
    SettlementService,
    RerenderingRepository,
    RerenderingService,
    PhotoSweeper,
    ResultsQueue,
    TicketRepository,
    TicketService,
    TicketSigner,
    WatchRepository,
    WatchService,
  ],
  exports: [MediaService, PhotoCounts],
})
export class MediaModule {}
