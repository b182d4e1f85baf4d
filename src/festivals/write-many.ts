import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

const ROWS_A_STATEMENT = 500;

type Rows<Entity extends ObjectLiteral> = readonly Partial<Record<keyof Entity, unknown>>[];

/**
 * Inserts rows in statements of a bearable size, as many as it takes; none for no rows. Written by hand, since the
 * query builder's work grows with the square of a statement's parameters.
 */
export async function insertMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Rows<Entity>,
): Promise<void> {
  await write(manager, entity, rows, () => '');
}

/** Writes over rows that are there, whole, in statements of a bearable size. */
export async function updateMany<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Rows<Entity>,
): Promise<void> {
  await write(manager, entity, rows, (names) => {
    const written = names.map((name) => `${name} = VALUES(${name})`).join(', ');
    return ` ON DUPLICATE KEY UPDATE ${written}`;
  });
}

/** All rows give the same columns. */
async function write<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Rows<Entity>,
  ending: (names: readonly string[]) => string,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { driver } = manager.dataSource;
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  const given = columns.filter(({ propertyName }) => propertyName in first);
  const names = given.map(({ databaseName }) => driver.escape(databaseName));
  const notKeys = given
    .filter(({ isPrimary }) => !isPrimary)
    .map(({ databaseName }) => driver.escape(databaseName));
  const sql = `INSERT INTO ${driver.escape(tableName)} (${names.join(', ')}) VALUES ?${ending(notKeys)}`;
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT);
    const values = some.map((row) =>
      given.map(
        (column) => driver.preparePersistentValue(row[column.propertyName] ?? null, column) as unknown,
      ),
    );
    await manager.query(sql, [values]);
  }
}
