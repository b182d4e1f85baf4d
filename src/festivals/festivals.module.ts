import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { AuthModule, RegionNames } from '../auth/index.js';
import { MediaModule } from '../media/index.js';
import { BookmarkController } from './bookmark/bookmark.controller.js';
import { BookmarkEntity } from './bookmark/bookmark.entity.js';
import { BookmarkKeeper } from './bookmark/bookmark.keeper.js';
import { BookmarkRepository } from './bookmark/bookmark.repository.js';
import { BookmarkService } from './bookmark/bookmark.service.js';
import { BookmarkSignals } from './bookmark/bookmark.signals.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkService } from './bulk/bulk.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { Beforehand } from './changes/beforehand.js';
import { CatalogueChanges } from './changes/catalogue-changes.js';
import { ChangeEntity } from './changes/change.entity.js';
import { ChangeTurnEntity } from './changes/change-turn.entity.js';
import { EditionController } from './edition/edition.controller.js';
import { EditionEntity } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';
import { EditionService } from './edition/edition.service.js';
import { ShowingEntity } from './edition/showing.entity.js';
import { FeedController } from './feed/feed.controller.js';
import { FeedRepository } from './feed/feed.repository.js';
import { FestivalDocuments } from './feed/festival-documents.js';
import { FeedService } from './feed/feed.service.js';
import { FestivalCounts } from './festival.counts.js';
import { FestivalCatalogue } from './festival.catalogue.js';
import { FestivalCharge } from './festival.charge.js';
import { FestivalController } from './festival.controller.js';
import { FestivalDetails } from './festival.details.js';
import { FestivalEntity } from './festival.entity.js';
import { FestivalRepository } from './festival.repository.js';
import { FestivalService } from './festival.service.js';
import { FestivalWriter } from './festival.writer.js';
import { GalleryPhotoEntity } from './gallery/gallery-photo.entity.js';
import { GalleryRepository } from './gallery/gallery.repository.js';
import { historyControllers, historyEntities, historyProviders } from './history/history.providers.js';
import { DuplicateController } from './import/duplicate/duplicate.controller.js';
import { SplitController } from './import/duplicate/split.controller.js';
import { ImportController } from './import/import.controller.js';
import { importEntities, importProviders } from './import/import.providers.js';
import { ProvenanceController } from './import/provenance/provenance.controller.js';
import { ImportService } from './import/import.service.js';
import { MergeRepository } from './merge.repository.js';
import { pageControllers, pageProviders } from './page/page.providers.js';
import { ListingIndex } from './listing/listing.index.js';
import { ListingRepository } from './listing/listing.repository.js';
import { ListingService } from './listing/listing.service.js';
import { QualityController } from './quality/quality.controller.js';
import { qualityProviders } from './quality/quality.providers.js';
import { codeOfRegion } from './region/region.rules.js';
import { SavedViewController } from './saved-view/saved-view.controller.js';
import { SavedViewEntity } from './saved-view/saved-view.entity.js';
import { savedViewProviders } from './saved-view/saved-view.providers.js';
import { SampleLoader } from './sample/sample.loader.js';
import { SearchIndex } from './search/search-index.js';
import { SuggestController } from './search/suggest/suggest.controller.js';
import { SuggestService } from './search/suggest/suggest.service.js';
import { SearchableRepository } from './search/searchable.repository.js';
import { TagEntity } from './tag.entity.js';
import { VocabularyController } from './vocabulary/vocabulary.controller.js';
import { VocabularyService } from './vocabulary/vocabulary.service.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { webhookEntities, webhookProviders } from './webhook/webhook.providers.js';

@Module({
  imports: [
    AuditModule,
    AuthModule,
    MediaModule,
    TypeOrmModule.forFeature([
      FestivalEntity,
      TagEntity,
      EditionEntity,
      ShowingEntity,
      BookmarkEntity,
      GalleryPhotoEntity,
      ...historyEntities,
      ChangeEntity,
      ChangeTurnEntity,
      ...importEntities,
      ...webhookEntities,
      SavedViewEntity,
    ]),
  ],
  controllers: [
    ...historyControllers,
    FestivalController,
    EditionController,
    FeedController,
    CalendarController,
    ...pageControllers,
    BookmarkController,
    VocabularyController,
    SuggestController,
    ImportController,
    DuplicateController,
    SplitController,
    ProvenanceController,
    WebhookController,
    QualityController,
    SavedViewController,
    BulkController,
  ],
  providers: [
    FestivalRepository,
    MergeRepository,
    FestivalWriter,
    FestivalDetails,
    FestivalService,
    CatalogueRepository,
    Beforehand,
    CatalogueChanges,
    FestivalCatalogue,
    FestivalCharge,
    FestivalCounts,
    EditionRepository,
    EditionService,
    SearchableRepository,
    SearchIndex,
    SuggestService,
    ListingRepository,
    ListingIndex,
    ListingService,
    FeedRepository,
    FeedService,
    FestivalDocuments,
    CalendarService,
    ...pageProviders,
    GalleryRepository,
    BookmarkKeeper,
    BookmarkRepository,
    BookmarkService,
    BookmarkSignals,
    VocabularyService,
    SampleLoader,
    ...historyProviders,
    ...importProviders,
    ...qualityProviders,
    ...webhookProviders,
    ...savedViewProviders,
    BulkService,
  ],
  exports: [
    FestivalWriter,
    FestivalCatalogue,
    FestivalCharge,
    FestivalCounts,
    BookmarkSignals,
    SampleLoader,
    ImportService,
  ],
})
export class FestivalsModule {
  constructor(regionNames: RegionNames) {
    regionNames.lend(codeOfRegion);
  }
}
