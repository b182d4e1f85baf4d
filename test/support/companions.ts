import type { TestApi } from './api.js';
import type { Person } from './people.js';

/** The code of a fresh invitation by this person. */
export async function anInvitationBy(api: TestApi, inviter: Person): Promise<string> {
  const invited = await api.post('/v1/me/companions/invitations', undefined, { token: inviter.token });
  return invited.body.code as string;
}

/** Makes the two companions; answers the id by which each names the other. */
export async function companionsOf(api: TestApi, inviter: Person, accepter: Person): Promise<string> {
  const code = await anInvitationBy(api, inviter);
  const accepted = await api.post('/v1/me/companions', { code }, { token: accepter.token });
  return accepted.body.id as string;
}
