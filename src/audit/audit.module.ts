import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditController } from './audit.controller.js';
import { AuditEntity } from './audit.entity.js';
import { AuditHeadEntity } from './audit-head.entity.js';
import { AuditLog } from './audit.log.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { AuditTrail } from './audit.trail.js';
import { AuditVerifier } from './audit.verifier.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntity, AuditHeadEntity])],
  controllers: [AuditController],
  providers: [AuditLog, AuditRepository, AuditService, AuditTrail, AuditVerifier],
  exports: [AuditLog, AuditTrail, AuditVerifier],
})
export class AuditModule {}
