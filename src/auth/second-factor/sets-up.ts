import { SetMetadata } from '@nestjs/common';

export const SETS_UP = 'fasteval:sets-up-second-factor';

/** Open to editors and admins who may do nothing else yet, since it is how they get further. */
export const SetsUpSecondFactor = () => SetMetadata(SETS_UP, true);
