import { DuplicateService } from './duplicate/duplicate.service.js';
import { Settling } from './projection/settling.js';
import { DuplicateEntity } from './duplicate/duplicate.entity.js';
import { SplitRepository } from './duplicate/split.repository.js';
import { SplitService } from './duplicate/split.service.js';
import { DuplicateRepository } from './duplicate/duplicate.repository.js';
import { EditingKeeper } from './editing.keeper.js';
import { ImportDeciding } from './import.deciding.js';
import { ImportStaging } from './import.staging.js';
import { AnchorRepository } from './projection/anchor.repository.js';
import { AttributionEntity } from './projection/attribution.entity.js';
import { BlockKeyEntity } from './projection/block-key.entity.js';
import { ComponentRepository } from './projection/component.repository.js';
import { CurrentRepository } from './projection/current.repository.js';
import { EditionOverrideEntity, FestivalOverrideEntity } from './projection/override.entities.js';
import { OverrideRepository } from './projection/override.repository.js';
import { ClusteringInTurns } from './projection/clustering-in-turns.js';
import { Projecting } from './projection/projecting.js';
import { ProjectionWriting } from './projection/projection.writing.js';
import { StatementEntity } from './projection/statement.entity.js';
import { StatementRepository } from './projection/statement.repository.js';
import { ProvenanceRepository } from './provenance/provenance.repository.js';
import { ProvenanceService } from './provenance/provenance.service.js';
import { ReleaseService } from './provenance/release.service.js';
import { ImportApplying } from './import.applying.js';
import { ImportEntity } from './import.entity.js';
import { ImportFetching } from './import.fetching.js';
import { ImportJobs } from './import.jobs.js';
import { ImportRemembering } from './import.remembering.js';
import { ImportReading } from './import.reading.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';
import { ImportUndoing } from './undo/import.undoing.js';
import { KeptRepository } from './undo/kept.repository.js';
import { ImportLeaseEntity } from './import-lease.entity.js';
import { DataGoKrClient } from './live/data-go-kr.client.js';
import { ImportAsking } from './live/import.asking.js';
import { LiveAnswerEntity } from './live/live-answer.entity.js';
import { LiveAnswerRepository } from './live/live-answer.repository.js';
import { LiveAnswers } from './live/live-answers.js';
import { LiveCallsEntity } from './live/live-calls.entity.js';
import { LiveCallsRepository } from './live/live-calls.repository.js';
import { ImportRowEntity } from './row/import-row.entity.js';
import { ImportRowRepository } from './row/import-row.repository.js';

export const importEntities = [
  ImportEntity,
  ImportLeaseEntity,
  ImportRowEntity,
  LiveAnswerEntity,
  LiveCallsEntity,
  StatementEntity,
  AttributionEntity,
  BlockKeyEntity,
  FestivalOverrideEntity,
  EditionOverrideEntity,
  DuplicateEntity,
];

export const importProviders = [
  ProvenanceRepository,
  ProvenanceService,
  ReleaseService,
  EditingKeeper,
  ImportRepository,
  ImportRowRepository,
  StatementRepository,
  ComponentRepository,
  CurrentRepository,
  OverrideRepository,
  AnchorRepository,
  DuplicateRepository,
  ClusteringInTurns,
  Projecting,
  ProjectionWriting,
  Settling,
  DuplicateService,
  SplitRepository,
  SplitService,
  ImportStaging,
  ImportRemembering,
  ImportDeciding,
  ImportJobs,
  ImportFetching,
  ImportReading,
  LiveAnswerRepository,
  LiveCallsRepository,
  DataGoKrClient,
  LiveAnswers,
  ImportAsking,
  ImportApplying,
  KeptRepository,
  ImportUndoing,
  ImportService,
];
