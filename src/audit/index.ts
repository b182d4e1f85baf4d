export { AuditLog } from './audit.log.js';
export { AuditModule } from './audit.module.js';
export { AuditTrail, type TrailNote } from './audit.trail.js';
export { AuditVerifier } from './audit.verifier.js';
export { differences } from './chain.rules.js';
