type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined | null> };

/** The fields that say something. Where a source leaves most of its fields empty, empty is not "there is none". */
export function saidFields<T extends object>(given: T): Said<T> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  ) as Said<T>;
}
