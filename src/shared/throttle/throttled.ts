import { SetMetadata } from '@nestjs/common';
import type { Purpose } from './limits.js';

export const THROTTLED = 'fasteval:throttled';

/** Counts calls of a route against the limits of a purpose; writes are counted as such without saying so. */
export const Throttled = (purpose: Purpose) => SetMetadata(THROTTLED, purpose);
