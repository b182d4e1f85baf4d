import type { WordKey } from '../../i18n/messages.js';

type ActionOf<Key> = Key extends `people.doing.${infer Action}` ? Action : never;

/** Everything that the log is known to keep; both catalogues have a word and a sentence for each. */
export const ACTIONS = [
  'user.changed',
  'sessions.ended',
  'consents.decided',
  'account.exported',
  'account.deleted',
  'identity.linked',
  'identity.unlinked',
  'second-factor.added',
  'second-factor.removed',
  'second-factor.reset',
  'recovery-codes.renewed',
  'api-key.created',
  'api-key.revoked',
  'festival.added',
  'festival.changed',
  'festival.removed',
  'festival.released',
  'festival.split',
  'edition.added',
  'edition.changed',
  'edition.removed',
  'edition.released',
  'import.started',
  'import.applied',
  'import.undone',
  'duplicate.decided',
  'photo.changed',
  'photo.removed',
  'review.hidden',
  'review.kept',
  'webhook.added',
  'webhook.changed',
  'webhook.removed',
  'webhook.redelivered',
  'saved-view.added',
  'saved-view.changed',
  'saved-view.removed',
  'user.read',
  'users.read',
  'sessions.read',
  'audit.read',
] as const satisfies readonly ActionOf<WordKey>[];

export const SUBJECT_KINDS = [
  'account',
  'festival',
  'edition',
  'import',
  'duplicate',
  'photo',
  'review',
  'webhook',
  'saved-view',
  'api-key',
  'audit',
] as const;

/** Whether it is one of the words; what a newer API keeps is shown by its own name. */
export function isOneOf<Word extends string>(words: readonly Word[], text: string): text is Word {
  return words.includes(text as Word);
}
