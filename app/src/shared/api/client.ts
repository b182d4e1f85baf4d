import { accessToken, forgetSession } from '../session/session.js';
import { makeClient } from './transport.js';

/** The API as the person of this session, or as a stranger. */
export const api = makeClient();

api.use({
  async onRequest({ request }) {
    const token = await accessToken();
    if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
  },
  onResponse({ request, response }) {
    if (response.status === 401 && request.headers.has('authorization')) forgetSession();
  },
});
