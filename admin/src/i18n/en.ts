import english from 'ra-language-english';
import type { Messages, ReactAdminMessages } from './messages.js';
import { words } from './words.en.js';

const en: Messages = { ra: english.ra as ReactAdminMessages, app: words };

export default en;
