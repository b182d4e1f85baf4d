import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MediaController } from './media.controller.js';
import { MediaService } from './media.service.js';
import { MyPhotosController } from './my-photos.controller.js';
import { PhotoBucket } from './photo.bucket.js';
import { PhotoEntity } from './photo.entity.js';
import { PhotoRepository } from './photo.repository.js';
import { PhotoStore } from './photo.store.js';
import { RemovalEntity } from './removal/removal.entity.js';
import { RemovalRepository } from './removal/removal.repository.js';
import { RemovalService } from './removal/removal.service.js';
import { PhotoSweeper } from './settlement/photo.sweeper.js';
import { ResultsQueue } from './settlement/results.queue.js';
import { SettlementRepository } from './settlement/settlement.repository.js';
import { SettlementService } from './settlement/settlement.service.js';
import { TicketRepository } from './tickets/ticket.repository.js';
import { TicketService } from './tickets/ticket.service.js';
import { TicketSigner } from './tickets/ticket.signer.js';
import { UploaderEntity } from './tickets/uploader.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([PhotoEntity, UploaderEntity, RemovalEntity])],
  controllers: [MediaController, MyPhotosController],
  providers: [
    MediaService,
    PhotoBucket,
    PhotoRepository,
    PhotoStore,
    RemovalRepository,
    RemovalService,
    SettlementRepository,
    SettlementService,
    PhotoSweeper,
    ResultsQueue,
    TicketRepository,
    TicketService,
    TicketSigner,
  ],
  exports: [MediaService],
})
export class MediaModule {}
