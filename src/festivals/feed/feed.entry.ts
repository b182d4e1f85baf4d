/** A feed of anything, before it is written in one of the formats of feed readers. */
export interface Feed {
  readonly title: string;
  /** Where this feed is read. */
  readonly selfUrl: string;
  /** The page for people that shows what the feed tells. */
  readonly pageUrl: string;
  readonly language: 'ko' | 'en';
  /** How many there are, told where the feed holds fewer. */
  readonly total?: number;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** An IRI that stays the entry's own for ever, such as `urn:uuid:…`. */
  readonly id: string;
  /** Plain text, as is `summary`. */
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly updated: Date;
}

/** The moment of the latest entry: a feed that nobody changed is the same bytes whenever it is asked. */
export function updatedOf({ entries }: Feed): Date {
  return new Date(entries.reduce((latest, { updated }) => Math.max(latest, updated.getTime()), 0));
}
