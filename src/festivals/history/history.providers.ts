import { ChangeEntryEntity, LatestChangeEntity } from './change.entity.js';
import { ChangeRecorder } from './change.recorder.js';
import { ChangeRepository } from './change.repository.js';
import { DeltaService } from './delta.service.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';

export const historyEntities = [ChangeEntryEntity, LatestChangeEntity];
export const historyProviders = [
  ChangeRecorder,
  ChangeRepository,
  DeltaService,
  HistoryRepository,
  HistoryService,
];
