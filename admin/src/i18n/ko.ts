import type { Messages } from './messages.js';
import { reactAdminKo } from './react-admin.ko.js';
import { words } from './words.ko.js';

const ko: Messages = { ra: reactAdminKo, app: words };

export default ko;
