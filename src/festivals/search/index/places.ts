/**
 * How near to a whole text a place in it is; odd where the text goes on in the middle of a syllable, as it does
 * while one types.
 */
export const PLACE = { whole: 0, beginning: 2, word: 4, inside: 6 } as const;
