import Bowser from 'bowser';
import type { ListedSession } from './session.repository.js';
import type { SessionView } from './session.schemas.js';

export function sessionView(
  { id, createdAt, lastUsedAt, expiresAt, userAgent }: ListedSession,
  currentId: string,
): SessionView {
  return {
    id,
    current: id === currentId,
    ...clientOf(userAgent),
    startedAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

function clientOf(userAgent: string): Pick<SessionView, 'browser' | 'system'> {
  if (userAgent === '') return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: nameOrNull(browser.name), system: nameOrNull(os.name) };
}

/** What is not known is called by nothing. */
function nameOrNull(name: string | undefined): string | null {
  return name === undefined || name === '' ? null : name;
}
