import type { Words } from './messages.js';

/** What saved views of the list of festivals say, in English. */
export const views: Words['views'] = {
  label: 'View',
  none: 'All festivals',
  changedMark: 'changed',
  private: 'only me',
  sharedByMe: 'shared by me',
  sharedBy: 'shared by %{name}',
  save: 'Save as a new view',
  update: 'Save the changes',
  reopen: 'Undo the changes',
  rename: 'Name and sharing',
  remove: 'Remove the view',
  name: 'Name of the view',
  share: 'Share with all editors',
  shareHint: 'Everybody can open a shared view; only its owner and administrators change it.',
  cancel: 'Cancel',
  lost: 'Somebody else has changed this view meanwhile. Close this, look at it as it is now, and try again.',
  title: {
    save: 'Save as a new view',
    update: 'Change what %{name} shows',
    rename: 'Name and sharing of %{name}',
    remove: 'Remove the view %{name}?',
  },
  lead: {
    save: 'Keeps the present words, filters and order under a name.',
    update: 'Gives this view the present words, filters and order.',
    rename: 'Changes its name and who sees it; what it shows stays.',
    remove: 'The festivals stay; only the saved view goes.',
  },
  submit: { save: 'Save', update: 'Change', rename: 'Change', remove: 'Remove' },
  done: {
    save: 'The view is saved.',
    update: 'The view shows what you chose.',
    rename: 'The view is changed.',
    remove: 'The view is removed.',
  },
};
