/** From the fewest rights to the most. */
export const ROLES = ['visitor', 'editor', 'admin'] as const;
