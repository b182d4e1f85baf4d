import type { Words } from './messages.js';

/** What saved views of the list of festivals say, in English. */
export const views: Words['views'] = {
  label: 'View',
  none: 'All festivals',
  unsaved: 'Not saved',
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
  export: { csv: 'These festivals as CSV', ics: 'These festivals as ICS (calendar)' },
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

/** What changing many festivals at once says, in English. */
export const bulk: Words['bulk'] = {
  select: 'Select %{name}',
  selectPage: 'Select all festivals of this page',
  selected: '%{smart_count} selected',
  most: 'Up to %{count} can be selected.',
  clear: 'Select none',
  change: 'Change them together',
  title: 'Change %{smart_count} festival |||| Change %{smart_count} festivals together',
  what: 'What to do',
  kinds: {
    hide: 'Hide',
    publish: 'Publish',
    category: 'Change the category',
    addTag: 'Add a tag',
    removeTag: 'Remove a tag',
    editionStatus: 'Change the edition’s status',
  },
  category: 'New category',
  tag: 'Tag',
  editionStatus: 'Status of the edition',
  editionHint: 'Of the edition that the list shows.',
  choose: 'Choose what to change it to.',
  will: {
    hide: '%{smart_count} festival will be hidden from the public; bookmarks and reviews stay. |||| %{smart_count} festivals will be hidden from the public; bookmarks and reviews stay.',
    publish: '%{smart_count} festival will be published. |||| %{smart_count} festivals will be published.',
    category:
      '%{smart_count} festival will have another category. |||| %{smart_count} festivals will have another category.',
    addTag:
      '%{smart_count} festival will have one more tag. |||| %{smart_count} festivals will have one more tag.',
    removeTag:
      '%{smart_count} festival will have one tag less. |||| %{smart_count} festivals will have one tag less.',
    editionStatus:
      'The edition of %{smart_count} festival will have another status. |||| The editions of %{smart_count} festivals will have another status.',
  },
  already: '%{smart_count} is so already. |||| %{smart_count} are so already.',
  without:
    '%{smart_count} has no announced edition to change. |||| %{smart_count} have no announced edition to change.',
  apply: 'Change %{smart_count}',
  cancel: 'Cancel',
  close: 'Close',
  progress: '%{done} of %{total} are done…',
  progressLabel: 'Progress',
  results: 'Results',
  sum: '%{changed} changed · %{unchanged} as they were · %{refused} refused',
  outcome: { changed: 'Changed', unchanged: 'As it was', refused: 'Refused' },
  lost: 'Somebody changed it after you saw the list. Look at it as it is now, and select it again.',
  publishAgain: 'Publish the hidden ones again',
};
