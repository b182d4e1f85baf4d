import { Injectable } from '@nestjs/common';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import { ModelEntity } from './model.entity.js';

/** A model without its bytes. */
export type ModelHeader = Omit<ModelEntity, 'artefact'>;

const VERSIONS_KEPT = 3;

@Injectable()
export class ModelRepository {
  constructor(private readonly database: Database) {}

  private get models() {
    return this.database.manager.getRepository(ModelEntity);
  }

  async newest(): Promise<ModelHeader | undefined> {
    const [newest] = await this.models.find({ order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** Undefined where it was pruned meanwhile. */
  async artefactOf(version: number): Promise<Buffer | undefined> {
    const found = await this.models.findOne({
      select: { version: true, artefact: true },
      where: { version },
    });
    return found?.artefact;
  }

  /** False where another instance has added this version first. */
  async add(model: ModelEntity): Promise<boolean> {
    try {
      await this.models.insert(model);
    } catch (error) {
      if (violatesUnique(error, 'PRIMARY')) return false;
      throw error;
    }
    await this.database.change('DELETE FROM recommendations_model WHERE version <= ?', [
      model.version - VERSIONS_KEPT,
    ]);
    return true;
  }
}
