import 'i18next';
import type ko from './ko.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof ko };
  }
}
