import { SavedViewKeeper } from './saved-view.keeper.js';
import { SavedViewRepository } from './saved-view.repository.js';
import { SavedViewService } from './saved-view.service.js';

export const savedViewProviders = [SavedViewRepository, SavedViewService, SavedViewKeeper];
