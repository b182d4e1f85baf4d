export { Me, MaybeMe } from './access.guard.js';
export { AccountService } from './account.service.js';
export { accountsToEnsure } from './auth.schemas.js';
export { AuthModule } from './auth.module.js';
export { RegionNames } from './rights/region-names.js';
export { may } from './rights/rights.rules.js';
export { PersonalData, type PersonalDataKeeper } from './personal-data/personal-data.js';
export type { CurrentAccount } from './session/session.repository.js';
