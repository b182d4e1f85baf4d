import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** The query builder's work grows with the square of a statement's parameters. */
const ROWS_A_STATEMENT = 100;

/** Inserts rows in statements of a bearable size, as many as it takes; none for no rows. */
export async function insertMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Parameters<typeof manager.insert<Entity>>[1] & readonly unknown[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await manager.insert<Entity>(entity, rows.slice(from, from + ROWS_A_STATEMENT) as typeof rows);
  }
}

/** Writes over rows that are there, whole, in statements of a bearable size. */
export async function updateMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Parameters<typeof manager.insert<Entity>>[1] & readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT);
    const given = new Set(some.flatMap((row) => Object.keys(row)));
    const written = manager.dataSource
      .getMetadata(entity)
      .columns.filter(({ propertyName, isPrimary }) => !isPrimary && given.has(propertyName))
      .map(({ databaseName }) => databaseName);
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(some)
      .orUpdate(written)
      .updateEntity(false)
      .execute();
  }
}
