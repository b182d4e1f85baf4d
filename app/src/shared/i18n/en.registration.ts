import type ko from './ko.registration.js';
import type { Words } from './words.js';

export default {
  consent: {
    legend: 'Consents',
    needed: 'needed',
    chosen: 'your choice',
    read: 'Read: {{what}}',
    terms: 'Terms of use',
    termsText:
      'You use this service to find festivals, to write reviews with photos and to be recommended others. Texts and photos that harm the rights of others may be hidden or removed. You may delete your account and leave at any time.',
    privacy: 'Personal data',
    privacyText:
      'What: e-mail address, nickname, password (made unreadable), who you are to Kakao, Naver or Google where you sign in with them, what you use. Why: signing in, mail about your account, recommendations. How long: until you delete your account. You may refuse, but then there can be no account.',
    location: 'Use of location',
    locationText:
      'We keep roughly where a photo was taken (about 1 km), for you alone, and record that your place served to recommend what is near, never the place itself. The service works without; when you withdraw, both are erased at once. From the age of 14.',
    marketing: 'News by mail',
    marketingText:
      'We write to you about new festivals and events. The service works without, and you may withdraw at any time.',
  },
  registration: {
    ageWhy:
      'Only to check that you are 14 or older; it is not kept. Needed if you agree to the use of location.',
    tooYoung: 'You can register from the age of 14',
    tooYoungWhy:
      'By law a parent has to agree before we may take the data of somebody under 14, and we have no way yet to check that. Nothing of what you entered was kept.',
    tooYoungMeanwhile: 'Finding festivals, the calendar and recommendations need no account.',
    tooYoungHome: 'Look at festivals',
    tooYoungBack: 'Correct the date of birth',
  },
  sessions: {
    title: 'Where you are signed in',
    why: 'If you do not know one of them, sign it out and change your password.',
    look: 'See the devices',
    unknown: 'Unknown device',
    current: 'this device',
    used: 'last used {{when}}',
    started: 'signed in {{when}}',
    end: 'Sign out',
    endOf: 'Sign out {{device}}',
    endAgain: 'Sign {{device}} out?',
    endOthersAgain: 'Sign out everywhere else?',
    ended: 'That device is signed out',
    endOthers: 'Sign out everywhere else',
    endOthersDone: 'All other devices are signed out',
    alone: 'You are signed in nowhere else.',
  },
} satisfies Words<typeof ko>;
