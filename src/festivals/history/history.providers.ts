import { ChangeEntryEntity, LatestChangeEntity } from './change.entity.js';
import { ChangeRecorder } from './change.recorder.js';
import { ChangeRepository } from './change.repository.js';
import { DeltaService } from './delta.service.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryController } from './history.controller.js';
import { HistoryService } from './history.service.js';
import { TrailController } from './trail.controller.js';
import { TrailRepository } from './trail.repository.js';
import { TrailService } from './trail.service.js';

export const historyEntities = [ChangeEntryEntity, LatestChangeEntity];
export const historyControllers = [HistoryController, TrailController];
export const historyProviders = [
  ChangeRecorder,
  ChangeRepository,
  DeltaService,
  HistoryRepository,
  HistoryService,
  TrailRepository,
  TrailService,
];
