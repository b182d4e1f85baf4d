import { QualityRepository } from './quality.repository.js';
import { QualityService } from './quality.service.js';

export const qualityProviders = [QualityRepository, QualityService];
