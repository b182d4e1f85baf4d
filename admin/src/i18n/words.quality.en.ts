import type { Words } from './messages.js';

/** What the page about the quality of the data says, in English. */
export const quality: Words['quality'] = {
  title: 'Data quality',
  lead: 'What is wrong, by source and authority. A row with several faults counts once for each.',
  loading: 'Loading the data quality',
  csv: 'Download as CSV',
  csvBusy: 'Downloading…',
  source: 'Source',
  sourceTotal: '%{source} · %{count}',
  authority: 'Authority',
  unknown: 'Authority not known',
  kinds: 'Kinds',
  rows: 'Findings',
  errors: '%{smart_count} error |||| %{smart_count} errors',
  open: 'Details of %{name}',
  about: { file: 'In the file imported last', catalogue: 'In the catalogue now' },
  kept: { error: 'These rows were kept out', warning: 'These are in, and need a look' },
  isError: 'Error',
  samples: 'Such as',
  find: 'Find in the list: %{name}',
  emptyTitle: 'Nothing is wrong',
  emptyText: 'Neither the imported files nor the catalogue need mending, or nothing was imported yet.',
  toImports: 'To the imports',
};
