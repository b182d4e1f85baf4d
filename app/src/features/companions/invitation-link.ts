/** The code stands behind the #, which no browser sends and no server logs. */
export function linkOf(code: string): string {
  return `${location.origin}/companions/accept#${code}`;
}
