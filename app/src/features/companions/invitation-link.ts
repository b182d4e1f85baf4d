const KEPT = 'fasteval.invitation';

/** The code stands behind the #, which no browser sends and no server logs. */
export function linkOf(code: string): string {
  return `${location.origin}/companions/accept#${code}`;
}

/** The code of the link that was opened; kept for this tab while the person signs in on the way. */
export function openedCode(): string | null {
  const code = location.hash.slice(1);
  if (code === '') return sessionStorage.getItem(KEPT);
  sessionStorage.setItem(KEPT, code);
  return code;
}

export function forgetCode(): void {
  sessionStorage.removeItem(KEPT);
}
