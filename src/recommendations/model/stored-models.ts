import { Injectable } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { ARTEFACT_FORMAT, decodeArtefact } from './artefact.js';
import type { ItemModel } from './item-model.js';
import type { ModelEntity } from './model.entity.js';
import { ModelRepository } from './model.repository.js';

export interface StoredModel {
  readonly header: ModelEntity;
  readonly model: ItemModel;
}

/** Models as they are read back: whole ones of the format that this release knows, or none. */
@Injectable()
export class StoredModels {
  /** What could not be read need not be read and told of again. */
  private readonly unreadable = new Set<string>();

  constructor(
    private readonly models: ModelRepository,
    private readonly log: Log,
  ) {}

  /** Undefined, with a line in the log, where it is of another format, damaged or gone. */
  async read(header: ModelEntity): Promise<StoredModel | undefined> {
    // By its time too: a restored database may count versions anew.
    const key = `${header.version} ${header.trainedAt.toISOString()}`;
    if (this.unreadable.has(key)) return undefined;
    try {
      if (header.format !== ARTEFACT_FORMAT) throw new Error(`It is of format ${header.format}`);
      return { header, model: decodeArtefact(await this.models.artefactOf(header.version)) };
    } catch (error) {
      this.unreadable.add(key);
      const { version, format } = header;
      this.log.warn('recommendation model not readable', { version, format, reason: String(error) });
      return undefined;
    }
  }
}
