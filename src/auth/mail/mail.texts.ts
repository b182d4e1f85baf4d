import type { Bilingual } from '../../shared/problem/problem.js';
import type { MailKind } from './mail.entity.js';
import type { MailText } from './mail.text.js';

const NOTHING_TO_DO: Bilingual = {
  ko: '직접 요청하지 않으셨다면 이 메일은 지우셔도 됩니다. 아무것도 바뀌지 않습니다.',
  en: 'If it was not you, delete this mail. Nothing changes.',
};

const NOT_ME: Bilingual = {
  ko: '직접 하신 일이 아니라면 지금 바로 비밀번호를 다시 정해 주세요.',
  en: 'If it was not you, set a new password at once.',
};

const SET_PASSWORD: Bilingual = { ko: '비밀번호 다시 정하기', en: 'Set another password' };

export const MAIL_TEXTS: Record<Exclude<MailKind, 'notice'>, MailText> = {
  'verify-email': {
    subject: { ko: '이메일 주소를 확인해 주세요', en: 'Confirm your e-mail address' },
    lines: [
      {
        ko: 'Fasteval에 가입해 주셔서 고맙습니다. 아래 버튼을 누르면 이 주소가 본인의 것임이 확인됩니다.',
        en: 'Thank you for joining Fasteval. Press the button to show that this address is yours.',
      },
      { ko: '링크는 24시간 동안 한 번 쓸 수 있습니다.', en: 'The link works once, for 24 hours.' },
    ],
    button: { ko: '이메일 주소 확인', en: 'Confirm address' },
    otherwise: NOTHING_TO_DO,
  },
  'known-address': {
    subject: { ko: '이미 가입된 이메일 주소입니다', en: 'You already have an account' },
    lines: [
      {
        ko: '이 주소로 Fasteval 계정을 만들거나 바꾸려는 요청이 있었습니다. 이 주소에는 이미 계정이 있어서 그대로 두었습니다.',
        en: 'Somebody asked to use this address for a Fasteval account. It already has one, so we left it as it is.',
      },
      {
        ko: '비밀번호가 기억나지 않으면 로그인 화면에서 다시 정할 수 있습니다.',
        en: 'If you forgot your password, you can set a new one from the sign-in page.',
      },
    ],
    button: { ko: '로그인하기', en: 'Sign in' },
    otherwise: NOTHING_TO_DO,
  },
  'reset-password': {
    subject: { ko: '비밀번호를 다시 정해 주세요', en: 'Set a new password' },
    lines: [
      {
        ko: '비밀번호를 다시 정하겠다는 요청을 받았습니다. 아래 버튼을 눌러 새 비밀번호를 정해 주세요.',
        en: 'We were asked for a new password for your account. Press the button to choose one.',
      },
      { ko: '링크는 30분 동안 한 번 쓸 수 있습니다.', en: 'The link works once, for 30 minutes.' },
    ],
    button: { ko: '새 비밀번호 정하기', en: 'Choose a password' },
    otherwise: NOTHING_TO_DO,
  },
  'change-email': {
    subject: { ko: '새 이메일 주소를 확인해 주세요', en: 'Confirm your new e-mail address' },
    lines: [
      {
        ko: 'Fasteval 계정의 이메일 주소를 이 주소로 바꾸려고 합니다. 아래 버튼을 눌러야 바뀝니다.',
        en: 'This is to become the address of a Fasteval account. It does when you press the button.',
      },
      { ko: '링크는 24시간 동안 한 번 쓸 수 있습니다.', en: 'The link works once, for 24 hours.' },
    ],
    button: { ko: '이 주소로 바꾸기', en: 'Use this address' },
    otherwise: NOTHING_TO_DO,
  },
  'email-changed': {
    subject: { ko: '계정의 이메일 주소가 바뀌었습니다', en: 'The address of your account has changed' },
    lines: [
      {
        ko: 'Fasteval 계정의 이메일 주소가 다른 주소로 바뀌었습니다. 앞으로 이 주소로는 로그인할 수 없습니다.',
        en: 'Your Fasteval account has another e-mail address now. You can no longer sign in with this one.',
      },
    ],
    otherwise: {
      ko: '직접 하신 일이 아니라면 이 메일에 답장해 주세요.',
      en: 'If it was not you, reply to this mail.',
    },
  },
  'password-changed': {
    subject: { ko: '비밀번호가 바뀌었습니다', en: 'Your password has changed' },
    lines: [
      {
        ko: 'Fasteval 계정의 비밀번호가 바뀌었고, 로그인되어 있던 모든 기기에서 로그아웃되었습니다.',
        en: 'The password of your Fasteval account has changed, and every device was signed out.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
  'identity-linked': {
    subject: { ko: '로그인 방법이 하나 늘었습니다', en: 'Your account has another way to sign in' },
    lines: [
      {
        ko: 'Fasteval 계정에 카카오, 네이버, Google 가운데 하나가 연결되었습니다. 이제 그 계정으로도 로그인할 수 있습니다. 연결은 계정 설정에서 끊을 수 있습니다.',
        en: 'Kakao, Naver or Google was linked to your Fasteval account and now signs in to it, too. You can unlink it in your account settings.',
      },
    ],
    button: { ko: '비밀번호 다시 정하기', en: 'Set another password' },
    otherwise: {
      ko: '직접 하신 일이 아니라면 지금 바로 비밀번호를 다시 정하고, 계정 설정에서 연결을 끊어 주세요.',
      en: 'If it was not you, set a new password at once and unlink it in your account settings.',
    },
  },
  'identity-unlinked': {
    subject: { ko: '로그인 방법의 연결을 끊었습니다', en: 'A way to sign in was unlinked' },
    lines: [
      {
        ko: 'Fasteval 계정과 카카오, 네이버, Google 가운데 하나의 연결을 끊었습니다. 이제 그 계정으로는 로그인할 수 없고, 다른 기기에서는 모두 로그아웃되었습니다.',
        en: 'Kakao, Naver or Google was unlinked from your Fasteval account and signs in to it no longer. Every other device was signed out.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
  'account-deleted': {
    subject: { ko: '계정을 지웠습니다', en: 'Your account is deleted' },
    lines: [
      {
        ko: '요청하신 대로 Fasteval 계정과 그 안의 정보를 지웠습니다. 쓰신 후기는 이름 없이 남습니다.',
        en: 'As you asked, your Fasteval account and what belonged to it are deleted. Your reviews stay without a name.',
      },
      { ko: '이 메일이 마지막 메일입니다.', en: 'This is the last mail you get from us.' },
    ],
  },
  'second-factor-added': {
    subject: { ko: '2단계 인증 수단이 추가되었습니다', en: 'A second factor was added' },
    lines: [
      {
        ko: 'Fasteval 계정에 로그인할 때 비밀번호와 함께 쓸 인증 수단(인증 앱이나 패스키)이 추가되었습니다.',
        en: 'An authenticator app or a passkey was added to your Fasteval account. It is asked for after the password.',
      },
      {
        ko: '처음 추가한 것이라면 다른 기기에서는 모두 로그아웃되었습니다. 복구 코드는 안전한 곳에 보관해 주세요.',
        en: 'If it is your first, every other device was signed out. Keep the recovery codes in a safe place.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
  'second-factor-removed': {
    subject: { ko: '2단계 인증 수단이 삭제되었습니다', en: 'A second factor was removed' },
    lines: [
      {
        ko: 'Fasteval 계정에서 인증 수단(인증 앱이나 패스키)이 하나 삭제되었습니다. 더는 그것으로 로그인할 수 없습니다.',
        en: 'An authenticator app or a passkey was removed from your Fasteval account. It no longer lets anybody in.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
  'second-factor-reset': {
    subject: { ko: '관리자가 2단계 인증을 초기화했습니다', en: 'An admin reset your second factor' },
    lines: [
      {
        ko: '관리자가 Fasteval 계정의 인증 앱, 패스키와 복구 코드를 모두 지웠고, 모든 기기에서 로그아웃되었습니다. 비밀번호로 로그인한 뒤 2단계 인증을 다시 설정해 주세요.',
        en: 'An admin removed the authenticator app, passkeys and recovery codes of your Fasteval account, and every device was signed out. Sign in with your password and set up a second factor again.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: {
      ko: '요청하신 일이 아니라면 지금 바로 비밀번호를 다시 정하고 관리자에게 알려 주세요.',
      en: 'If you did not ask for it, set a new password at once and tell an administrator.',
    },
  },
  'recovery-codes-renewed': {
    subject: { ko: '복구 코드를 새로 만들었습니다', en: 'New recovery codes were made' },
    lines: [
      {
        ko: 'Fasteval 계정의 복구 코드 열 개를 새로 만들었습니다. 이전 코드는 더는 쓸 수 없습니다.',
        en: 'Ten new recovery codes were made for your Fasteval account. The earlier ones no longer work.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
  'recovery-code-used': {
    subject: { ko: '복구 코드로 로그인했습니다', en: 'A recovery code was used to sign in' },
    lines: [
      {
        ko: '비밀번호와 복구 코드로 Fasteval 계정에 로그인했습니다. 그 코드는 다시 쓸 수 없습니다.',
        en: 'Somebody signed in to your Fasteval account with the password and a recovery code. That code no longer works.',
      },
    ],
    button: SET_PASSWORD,
    otherwise: NOT_ME,
  },
};
