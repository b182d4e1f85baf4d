/** Of each kind, in the gallery of a festival. */
export const MOST_PICTURES = 30;
