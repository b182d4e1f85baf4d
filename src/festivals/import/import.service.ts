import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { AccountService } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { newId } from '../../shared/ids.js';
import { DomainError, type FieldFault } from '../../shared/problem/problem.js';
import { cleanLine, shortened } from './row/cell.rules.js';
import { ImportApplying } from './import.applying.js';
import type { ImportEntity, ImportStatus, Outcome, Provider } from './import.entity.js';
import { ImportFetching } from './import.fetching.js';
import { ImportJobs } from './import.jobs.js';
import { importProblems } from './import.problems.js';
import { ImportReading } from './import.reading.js';
import { type FoundImport, ImportRepository } from './import.repository.js';
import type {
  ImportDetail,
  ImportItem,
  ImportRow,
  ImportRowsQuery,
  ImportStarted,
  ImportUrlBody,
} from './import.schemas.js';
import { importItemOf, importRowOf } from './import.views.js';
import { ImportAsking, type LiveAsked } from './live/import.asking.js';
import type { ImportRowEntity } from './row/import-row.entity.js';
import { ImportRowRepository } from './row/import-row.repository.js';
import { startOf } from './file/file-start.js';
import type { StoredFile } from './file/stored-file.js';
import type { SourceReader } from './source-reader.js';
import { readerOf } from './source-readers.js';

const LONGEST_FILE_NAME = 255;
const ROWS_AT_ONCE = 500;

export interface ImportUpload {
  /** Undefined where the file is to tell. */
  readonly provider: Provider | undefined;
  readonly fileName: string;
  /** Null for the command line. */
  readonly accountId: string | null;
}

/** A file's way into the catalogue: read and shown first, applied on command, taken back as a whole. */
@Injectable()
export class ImportService {
  constructor(
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly jobs: ImportJobs,
    private readonly fetching: ImportFetching,
    private readonly reading: ImportReading,
    private readonly asking: ImportAsking,
    private readonly applying: ImportApplying,
    private readonly accounts: AccountService,
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins to read the file in the background, and closes it afterwards; `ended` says when that is over.
   * @throws DomainError import-unknown-source
   */
  async start(file: StoredFile, upload: ImportUpload): Promise<ImportStarted & { ended: Promise<void> }> {
    const id = newId();
    const fileName = shortened(cleanLine(upload.fileName), LONGEST_FILE_NAME);
    let reader: SourceReader;
    try {
      reader = await readerFor(file, upload.provider);
      await this.addReading({ ...upload, provider: reader.provider, id, fileName });
    } catch (error) {
      await file.close();
      throw error;
    }
    const read = this.jobs.start(id, 'reading', (job) => this.reading.read(job, reader, file));
    return { id, status: 'reading', ended: closingAfter(read, file) };
  }

  /**
   * As {@link start}, with the file that the address names.
   * @throws DomainError import-url-refused, import-unknown-source
   */
  async startFromUrl(
    { url, provider }: ImportUrlBody,
    accountId: string,
  ): Promise<ImportStarted & { ended: Promise<void> }> {
    const { file, fileName } = await this.fetching.fetch(url);
    return this.start(file, { provider, fileName, accountId });
  }

  /**
   * As {@link start}, with what the provider answers when it is asked itself.
   * @throws DomainError import-no-key
   */
  async startLive(
    asked: LiveAsked,
    accountId: string | null,
  ): Promise<ImportStarted & { ended: Promise<void> }> {
    const fileName = this.asking.nameOf(asked);
    const id = newId();
    await this.addReading({ id, provider: asked.provider, fileName, accountId });
    const ended = this.jobs.start(id, 'reading', (job) => this.asking.read(job, asked));
    return { id, status: 'reading', ended };
  }

  async list(paging: Paging): Promise<Page<ImportItem>> {
    const { found, total } = await this.imports.findNewest(paging);
    return { items: await this.itemsOf(found), ...paging, total };
  }

  /** How far it is. @throws DomainError import-not-found */
  async state(id: string): Promise<ImportItem> {
    const [item] = await this.itemsOf([await this.existing(id)]);
    return item as ImportItem;
  }

  /** @throws DomainError import-not-found */
  async view(id: string, query: ImportRowsQuery): Promise<ImportDetail> {
    const { page, perPage } = query;
    const item = await this.state(id);
    const [rows, total] = await this.rows.findPage(id, query);
    return { ...item, rows: { items: await this.shown(rows), page, perPage, total } };
  }

  /** All rows of the import, or those of an outcome, some at a time: a file of any size can be told of. */
  async *rowsOf(id: string, outcome?: Outcome): AsyncGenerator<ImportRow[]> {
    for (let last = 0; ;) {
      const rows = await this.rows.findAfter(id, last, ROWS_AT_ONCE, outcome);
      if (rows.length === 0) return;
      last = rows.at(-1)?.number ?? last;
      yield await this.shown(rows);
    }
  }

  /**
   * Begins to apply in the background; repeating it does no harm.
   * @throws DomainError import-not-found, import-other-status, import-busy
   */
  async apply(id: string): Promise<ImportStarted & { ended: Promise<void> }> {
    const { entity } = await this.existing(id);
    if (entity.status === 'applying' || entity.status === 'applied') {
      return { id, status: entity.status, ended: Promise.resolve() };
    }
    const claim = await this.claimed('import.applied', id, () =>
      this.imports.toApplying(id, this.jobs.runner),
    );
    if (claim === 'busy') throw busy();
    if (claim === 'other-status') return this.refuseOtherStatus(id);
    const ended = this.jobs.start(id, 'applying', (job) => this.applying.apply(job, entity.provider));
    return { id, status: 'applying', ended };
  }

  /**
   * Begins in the background to take back what was applied, or to forget what was not; repeating it does no harm.
   * @throws DomainError import-not-found, import-other-status while it is applying, import-busy
   */
  async undo(id: string): Promise<ImportStarted & { ended: Promise<void> }> {
    const claim = await this.claimed('import.undone', id, () => this.imports.toUndoing(id, this.jobs.runner));
    if (claim === 'not-found') throw new DomainError(importProblems.importNotFound);
    if (claim === 'busy') throw busy();
    if (claim === 'claimed') return { id, status: 'undoing', ended: this.jobs.startUndoing(id) };
    if (claim === 'applying') throw otherStatus(claim);
    return { id, status: claim, ended: Promise.resolve() };
  }

  private async addReading(
    added: Pick<ImportEntity, 'id' | 'provider' | 'fileName' | 'accountId'>,
  ): Promise<void> {
    const { id, provider, fileName } = added;
    await this.database.transaction(async () => {
      await this.imports.addReading({ ...added, createdAt: this.clock.now() }, this.jobs.runner);
      await this.audit.record({
        action: 'import.started',
        subject: { kind: 'import', id },
        after: { provider, fileName },
      });
    });
  }

  private async claimed<Claim>(action: string, id: string, claim: () => Promise<Claim>): Promise<Claim> {
    return this.database.transaction(async () => {
      const outcome = await claim();
      if (outcome === 'claimed') await this.audit.record({ action, subject: { kind: 'import', id } });
      return outcome;
    });
  }

  private async existing(id: string): Promise<FoundImport> {
    const found = await this.imports.find(id);
    if (found === null) throw new DomainError(importProblems.importNotFound);
    return found;
  }

  /** Between looking and claiming somebody else was faster. */
  private async refuseOtherStatus(id: string): Promise<never> {
    throw otherStatus((await this.existing(id)).entity.status);
  }

  private async shown(rows: readonly ImportRowEntity[]): Promise<ImportRow[]> {
    const exists = await this.rows.findExistingFestivals(rows.flatMap(({ festivalId }) => festivalId ?? []));
    return rows.map((row) => importRowOf(row, exists));
  }

  private async itemsOf(found: readonly FoundImport[]): Promise<ImportItem[]> {
    const names = await this.accounts.displayNamesOf(found.flatMap(({ entity }) => entity.accountId ?? []));
    return found.map((one) => importItemOf(one, names.get(one.entity.accountId ?? '') ?? null));
  }
}

async function readerFor(file: StoredFile, provider: Provider | undefined): Promise<SourceReader> {
  const start = await startOf(file);
  const reader = readerOf(start, provider);
  if (reader !== undefined) return reader;
  throw new DomainError(importProblems.unknownSource, {
    errors: [unknownSourceFault(readerOf(start, undefined)?.provider)],
  });
}

/** `actual`: what the file is, where it is of a provider at all. */
function unknownSourceFault(actual: Provider | undefined): FieldFault {
  return actual === undefined
    ? {
        pointer: '/file',
        detail: {
          ko: '알려진 공공데이터의 모양이 아닙니다.',
          en: 'Is not written as any of the known public data is.',
        },
      }
    : {
        pointer: '/provider',
        detail: { ko: `파일은 ${actual} 자료입니다.`, en: `The file is of ${actual}.` },
      };
}

function otherStatus(status: ImportStatus): DomainError {
  return new DomainError(importProblems.otherStatus, { members: { importStatus: status } });
}

function busy(): DomainError {
  return new DomainError(importProblems.busy, { headers: { 'retry-after': '2' } });
}

async function closingAfter(read: Promise<void>, file: StoredFile): Promise<void> {
  try {
    await read;
  } finally {
    await file.close();
  }
}
