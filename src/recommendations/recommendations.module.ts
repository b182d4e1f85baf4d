import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/index.js';
import { FestivalsModule } from '../festivals/index.js';
import { MediaModule } from '../media/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { CatalogueSnapshot } from './catalogue.snapshot.js';
import { CompanionKeeper } from './companions/companion.keeper.js';
import { CompanionRepository } from './companions/companion.repository.js';
import { CompanionService } from './companions/companion.service.js';
import { CompanionsController } from './companions/companions.controller.js';
import { CompanionsEntity } from './companions/companions.entity.js';
import { GroupService } from './companions/group.service.js';
import { InvitationEntity } from './companions/invitation.entity.js';
import { InvitationRepository } from './companions/invitation.repository.js';
import { CurrentModel } from './model/current-model.js';
import { ModelEntity, ModelPartEntity } from './model/model.entity.js';
import { ModelRepository } from './model/model.repository.js';
import { StoredModels } from './model/stored-models.js';
import { ModelTraining } from './model/training/model.training.js';
import { PeopleReader } from './model/training/people.reader.js';
import { TrainingThread } from './model/training/training.thread.js';
import { PersonHistory } from './person.history.js';
import { RecommendationService } from './recommendation.service.js';
import { RecommendationsController } from './recommendations.controller.js';
import { ForgottenEntity } from './signals/forgotten.entity.js';
import { ReceivedEntity } from './signals/received.entity.js';
import { ReceivedRepository } from './signals/received.repository.js';
import { ResetEntity } from './signals/reset.entity.js';
import { SignalEntity } from './signals/signal.entity.js';
import { SignalKeeper } from './signals/signal.keeper.js';
import { SignalLimit } from './signals/signal.limit.js';
import { SignalRepository } from './signals/signal.repository.js';
import { SignalService } from './signals/signal.service.js';
import { SignalSweeper } from './signals/signal.sweeper.js';
import { SignalsController } from './signals/signals.controller.js';
import { SyntheticSignals } from './signals/synthetic-signals.js';
import { TasteController } from './taste/taste.controller.js';
import { TasteService } from './taste/taste.service.js';
import { ListIds } from './watching/list-ids.js';
import { ListWatch } from './watching/list-watch.js';
import { OverviewController } from './watching/overview.controller.js';
import { OverviewService } from './watching/overview.service.js';
import { ShownEntity } from './watching/shown.entity.js';
import { ShownRepository } from './watching/shown.repository.js';
import { TripService } from './trips/trip.service.js';
import { TripsController } from './trips/trips.controller.js';

@Module({
  imports: [
    AuthModule,
    MediaModule,
    FestivalsModule,
    ReviewsModule,
    TypeOrmModule.forFeature([
      SignalEntity,
      ReceivedEntity,
      ForgottenEntity,
      ResetEntity,
      ModelEntity,
      ModelPartEntity,
      ShownEntity,
    ]),
    TypeOrmModule.forFeature([CompanionsEntity, InvitationEntity]),
  ],
  controllers: [
    CompanionsController,
    OverviewController,
    RecommendationsController,
    SignalsController,
    TasteController,
    TripsController,
  ],
  providers: [
    CatalogueSnapshot,
    CompanionKeeper,
    CompanionRepository,
    CompanionService,
    CurrentModel,
    GroupService,
    InvitationRepository,
    ListIds,
    ListWatch,
    ModelRepository,
    ModelTraining,
    PeopleReader,
    StoredModels,
    TrainingThread,
    OverviewService,
    PersonHistory,
    ReceivedRepository,
    RecommendationService,
    ShownRepository,
    SignalKeeper,
    SignalLimit,
    SignalRepository,
    SignalService,
    SignalSweeper,
    SyntheticSignals,
    TasteService,
    TripService,
  ],
  exports: [SyntheticSignals],
})
export class RecommendationsModule {}
