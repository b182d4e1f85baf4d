import { Injectable } from '@nestjs/common';
import { addDays, Clock } from '../../shared/clock.js';
import { say } from '../../shared/http/request-context.js';
import { ROW_FAULTS } from '../import/row/row-fault.js';
import { regionByCode } from '../region/region.rules.js';
import { csvOf } from '../csv.rules.js';
import { CATALOGUE_FINDINGS } from './quality.findings.js';
import { type FaultCount, type FindingCount, QualityRepository } from './quality.repository.js';
import type { QualityItem } from './quality.schemas.js';

const STALE_DAYS = 365;

const HEADER = ['provider', 'authority', 'region', 'about', 'code', 'severity', 'rows', 'text', 'samples'];

/** What is wrong with the data of each source, so that whoever keeps it can be told. */
@Injectable()
export class QualityService {
  constructor(
    private readonly quality: QualityRepository,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<QualityItem[]> {
    const faults = await this.quality.countFaults();
    const findings = await this.quality.countFindings(addDays(this.clock.today(), -STALE_DAYS));
    return [
      ...faults.map((fault) =>
        itemOf(fault, 'file', say(ROW_FAULTS[fault.code]), ROW_FAULTS[fault.code].severity),
      ),
      ...findings.map((finding) =>
        itemOf(finding, 'catalogue', say(CATALOGUE_FINDINGS[finding.code]), 'warning'),
      ),
    ];
  }

  async csv(): Promise<string> {
    const items = await this.report();
    return csvOf(
      HEADER,
      items.map(({ provider, authority, region, about, code, severity, rows, text, samples }) => [
        provider,
        authority ?? '',
        region?.name ?? '',
        about,
        code,
        severity,
        rows,
        text,
        samples.join(' | '),
      ]),
    );
  }
}

function itemOf(
  { provider, authority, districtCode, code, rows, samples }: FaultCount | FindingCount,
  about: QualityItem['about'],
  text: string,
  severity: QualityItem['severity'],
): QualityItem {
  const found = regionByCode(districtCode ?? '');
  const region = found && { code: found.code, name: found.fullName, nameEn: found.fullNameEn };
  return { provider, authority, region, about, code, text, severity, rows, samples: [...samples] };
}
