/** One line of a ratings file, people and items as they are called there. */
export interface RatingRow {
  readonly person: string;
  readonly item: string;
  readonly rating: number;
  /** Seconds since 1970; undefined where the line has none. */
  readonly at: number | undefined;
}

/** What is wrong with a file, for whoever named it. */
export class UnreadableLine extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(`${file}:${line}`);
  }
}

/**
 * Lines `user item [rating [time …]]`, parted by blanks, commas or colons; empty lines are skipped. Without a
 * rating each weighs 1.
 */
export function ratingRows(text: string, file: string): RatingRow[] {
  return text.split('\n').flatMap((line, at) => {
    const [person, item, rating = '1', time] = line.trim().split(/[\s,:]+/);
    if (person === undefined || person === '') return [];
    const row = { person, item: item ?? '', rating: Number(rating), at: seconds(time) };
    if (row.item === '' || Number.isNaN(row.rating) || Number.isNaN(row.at)) {
      throw new UnreadableLine(file, at + 1);
    }
    return [row];
  });
}

/** Lines `user item item …`, parted by blanks: what each person has, without ratings or times. */
export function itemListRows(text: string): RatingRow[] {
  return text.split('\n').flatMap((line) => {
    const [person = '', ...items] = line.trim().split(/\s+/);
    return items.map((item) => ({ person, item, rating: 1, at: undefined }));
  });
}

function seconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
