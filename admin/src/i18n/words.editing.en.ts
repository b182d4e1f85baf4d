import type { Words } from './messages.js';

/** What the page of one festival says of sources, history and the map, in English. */
export const editing: Words['editing'] = {
  origin: {
    of: '%{field}: where it is from',
    source: '%{source} · %{when}',
    person: 'Decided by %{name} · %{when}',
    editor: 'Decided by an editor · %{when}',
    differs: 'the source says otherwise',
    import: 'See the file that brought it',
    asOf: 'as of %{day}',
    by: {
      editor: 'The source says',
      'later-words': 'The same source said before',
      'other-source': 'Another source says',
      withdrawn: 'A source has taken back',
    },
    take: "Take the source's value back",
    taken: "The source's value is back.",
  },
  history: {
    title: 'History',
    lead: 'What editors and imports changed, newest first. Reverting saves the former value as an edit of today. All times are Korean.',
    none: 'Nothing has changed yet.',
    somebody: 'Somebody unknown',
    before: 'Before:',
    after: 'After:',
    gallery: 'Gallery',
    linkedPictures: 'Linked pictures',
    photos: '%{smart_count} photo |||| %{smart_count} photos',
    revert: 'Revert',
    revertTo: 'Revert: %{field} to “%{value}”',
    reverted: 'The former value is back.',
    pages: 'Pages of the history',
    page: 'Page %{page}',
    older: 'Older entries',
    newer: 'Newer entries',
  },
  did: {
    festival: {
      added: 'added the festival',
      changed: 'changed the festival',
      removed: 'hid the festival',
      released: 'let the source speak again',
      split: 'took out records that were joined wrongly',
    },
    edition: {
      added: 'added an edition',
      changed: 'changed an edition',
      removed: 'removed an edition',
      released: 'let the source speak again of an edition',
    },
    import: { applied: 'was imported' },
  },
  map: {
    label: 'Place on the map',
    hint: 'Click or drag to place the point. By keyboard, arrows move it (with Shift farther), + and - zoom.',
    closer: 'Zoom in',
    farther: 'Zoom out',
    nowhere: 'No place yet.',
    at: 'Latitude %{lat}, longitude %{lng}',
    outside: 'This seems to be at sea or outside Korea. Check the coordinates.',
    elsewhere:
      '%{km} km from the centre of %{region} and closer to %{nearer}. This is a guess by centres, not by borders: check the region or the coordinates.',
  },
  preview: {
    open: 'See it in the app',
    asSaved: 'The app shows what is saved.',
    notPublic: 'It is “%{status}”, so the app does not show it.',
  },
};
