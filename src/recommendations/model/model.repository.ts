import { Injectable } from '@nestjs/common';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import { ModelEntity, ModelPartEntity } from './model.entity.js';

/** Models in use that are kept, the present one among them; refused ones go with those before them. */
const VERSIONS_KEPT = 3;
/** MariaDB takes 16 MiB a statement unless told otherwise; a slow network likes smaller ones. */
const BYTES_A_PART = 1024 * 1024;
const LOCK = "CONCAT(DATABASE(), '.training')";

@Injectable()
export class ModelRepository {
  constructor(private readonly database: Database) {}

  private get models() {
    return this.database.manager.getRepository(ModelEntity);
  }

  /** The last that was trained, refused or not. */
  async newest(): Promise<ModelEntity | undefined> {
    const [newest] = await this.models.find({ order: { version: 'DESC' }, take: 1 });
    return newest;
  }

  /** The last that was not refused: what every instance answers with. */
  async newestInUse(): Promise<ModelEntity | undefined> {
    const [newest] = await this.models.find({
      where: { refused: false },
      order: { version: 'DESC' },
      take: 1,
    });
    return newest;
  }

  /** The last few with what they were judged by, newest first. */
  async lastOnes(count: number): Promise<ModelEntity[]> {
    return this.models.find({ order: { version: 'DESC' }, take: count });
  }

  /**
   * Does the work if nobody else is at it, on any instance; undefined where somebody is. The lock is a connection's,
   * so that it ends with whoever held it.
   */
  async whileAlone<T>(work: () => Promise<T>): Promise<T | undefined> {
    const runner = this.database.manager.dataSource.createQueryRunner();
    try {
      const [row] = (await runner.query(`SELECT GET_LOCK(${LOCK}, 0) AS held`)) as { held: unknown }[];
      if (Number(row?.held) !== 1) return undefined;
      try {
        return await work();
      } finally {
        await runner.query(`SELECT RELEASE_LOCK(${LOCK})`);
      }
    } finally {
      await runner.release();
    }
  }

  async isTrainingElsewhere(): Promise<boolean> {
    const [row] = await this.database.rows<{ free: unknown }>(`SELECT IS_FREE_LOCK(${LOCK}) AS free`);
    return Number(row?.free) === 0;
  }

  /** Empty where it was pruned meanwhile. */
  async artefactOf(version: number): Promise<Buffer> {
    const parts = await this.database.rows<{ bytes: Buffer }>(
      'SELECT bytes FROM recommendations_model_part WHERE version = ? ORDER BY number',
      [version],
    );
    return Buffer.concat(parts.map(({ bytes }) => bytes));
  }

  /** Whole or not at all. False where another instance has added this version first. */
  async add(model: ModelEntity, artefact: Buffer): Promise<boolean> {
    try {
      await this.database.transaction(async () => {
        await this.models.insert(model);
        for (let number = 0; number * BYTES_A_PART < artefact.length; number += 1) {
          const bytes = artefact.subarray(number * BYTES_A_PART, (number + 1) * BYTES_A_PART);
          await this.database.manager.getRepository(ModelPartEntity).insert({
            version: model.version,
            number,
            bytes,
          });
        }
        await this.prune();
      });
      return true;
    } catch (error) {
      if (violatesUnique(error, 'PRIMARY')) return false;
      throw error;
    }
  }

  private async prune(): Promise<void> {
    const [oldest] = await this.database.rows<{ version: number }>(
      'SELECT version FROM recommendations_model WHERE refused = 0 ORDER BY version DESC LIMIT 1 OFFSET ?',
      [VERSIONS_KEPT - 1],
    );
    if (oldest === undefined) return;
    await this.database.change('DELETE FROM recommendations_model WHERE version < ?', [oldest.version]);
  }
}
