/** What a photo may be published under. All of them let us resize and cut it. */
export const LICENCES = [
  'all-rights-reserved',
  'cc0-1.0',
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'kogl-1',
  'kogl-2',
] as const;
export type Licence = (typeof LICENCES)[number];

/** These forbid any change, and we make renditions of everything that is uploaded. */
export const UNALTERABLE_LICENCES = ['kogl-3', 'kogl-4', 'cc-by-nd-4.0'] as const;
