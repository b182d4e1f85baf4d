import { ImportApplying } from './import.applying.js';
import { ImportEntity } from './import.entity.js';
import { ImportFetching } from './import.fetching.js';
import { ImportJobs } from './import.jobs.js';
import { ImportReading } from './import.reading.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';
import { ImportUndoing } from './undo/import.undoing.js';
import { ImportLeaseEntity } from './import-lease.entity.js';
import { ImportRowEntity } from './row/import-row.entity.js';
import { ImportRowRepository } from './row/import-row.repository.js';
import { KnownCatalogueRepository } from './identity/known-catalogue.repository.js';
import { NameKeyEntity } from './identity/name-key.entity.js';
import { NameKeyRepository } from './identity/name-key.repository.js';
import { SourceRecordEntity } from './identity/source-record.entity.js';
import { SourceRecordRepository } from './identity/source-record.repository.js';
import { UndoRepository } from './undo/undo.repository.js';

export const importEntities = [
  ImportEntity,
  ImportLeaseEntity,
  ImportRowEntity,
  SourceRecordEntity,
  NameKeyEntity,
];

export const importProviders = [
  ImportRepository,
  ImportRowRepository,
  SourceRecordRepository,
  NameKeyRepository,
  KnownCatalogueRepository,
  UndoRepository,
  ImportJobs,
  ImportFetching,
  ImportReading,
  ImportApplying,
  ImportUndoing,
  ImportService,
];
