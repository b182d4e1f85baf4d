import type ko from './ko.providers.js';
import type { Words } from './words.js';

export default {
  provider: {
    kakao: 'Kakao',
    naver: 'Naver',
    google: 'Google',
    or: 'or',
    goOn: 'Continue with {{provider}}',
    finishing: 'Finishing the sign-in with {{provider}}',
    signedIn: 'You are signed in',
    linkedNow: '{{provider}} is linked',
    confirmed: 'It is you. Go on within five minutes.',
    byPassword: 'Sign in with a password',
    newcomer: 'Welcome',
    newcomerWhy:
      'Your account will have the address {{email}}. All that is left is a nickname and your consent.',
    join: 'Join and go on',
    links: 'Linked sign-ins',
    linksWhy: 'What signs in to this account without a password.',
    noLinks: 'None is linked yet.',
    linkedSince: 'Linked on {{when}}',
    unlink: 'Unlink',
    unlinkOf: 'Unlink {{provider}}',
    unlinkAgain: 'Unlink {{provider}}?',
    unlinked: '{{provider}} is unlinked, and other devices are signed out',
    linkWhich: 'Link with',
    link: 'Link',
    noPassword:
      'This account has no password. Confirm with a linked sign-in that it is you, then go on within five minutes.',
    confirmAt: 'Confirm with {{provider}}',
  },
} satisfies Words<typeof ko>;
