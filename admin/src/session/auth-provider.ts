import type { AuthProvider } from 'react-admin';
import {
  currentAccount,
  finishSignIn,
  forgetSession,
  maySeeAdmin,
  type SecondStep,
  signIn,
  signOut,
} from './session.js';

/** Thrown to a person who has an account that may not enter. */
export class NoEntry extends Error {
  override readonly name = 'NoEntry';
}

/** What react-admin asks about the person in front of it. */
export const authProvider: AuthProvider = {
  /** @throws NoEntry for an account that is no editor's; ApiProblem when the API refuses it */
  async login(shown: { email: string; password: string } | SecondStep) {
    const account = 'loginToken' in shown ? await finishSignIn(shown) : await signIn(shown);
    if (maySeeAdmin(account)) return;
    await signOut();
    throw new NoEntry();
  },
  async checkAuth() {
    const account = await currentAccount();
    // `message: false`: the sign-in page itself says what is the matter.
    if (account === null || !maySeeAdmin(account)) throw Object.assign(new Error(), { message: false });
  },
  async checkError(error: { status?: number }) {
    if (error.status !== 401) return;
    forgetSession();
    throw new Error('app.signIn.ended');
  },
  async logout() {
    const account = await currentAccount();
    if (account !== null && maySeeAdmin(account)) await signOut();
  },
  async getIdentity() {
    const account = await currentAccount();
    const { id = '', displayName: fullName = '', role, secondFactorNeeded } = account ?? {};
    return { id, fullName, role, secondFactorNeeded };
  },
};
