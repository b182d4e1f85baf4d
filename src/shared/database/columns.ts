import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

const idOptions: ColumnOptions = { type: 'char', length: 36, charset: 'ascii', collation: 'ascii_bin' };

/** A public id (UUIDv7 in its text form), compared byte by byte. */
export const IdColumn = (options: ColumnOptions = {}) => Column({ ...idOptions, ...options });
export const PrimaryIdColumn = (options: ColumnOptions = {}) =>
  PrimaryColumn({ ...(idOptions as object), ...options } as never);

/** An instant in UTC, to the microsecond. */
export const InstantColumn = (options: ColumnOptions = {}) =>
  Column({ type: 'datetime', precision: 6, ...options });
