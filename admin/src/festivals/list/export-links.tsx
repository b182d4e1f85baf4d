import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import type { FestivalFilter, FestivalItem } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { queryOf } from './views/saved-view.rules.js';

const FORMATS = ['csv', 'ics'] as const;

/** What the list shows, all pages of it, as files of other programs. */
export function ExportLinks() {
  const say = useWords();
  const { sort, ...list } = useListContext<FestivalItem>();
  const query = new URLSearchParams(queryOf(list.filterValues as FestivalFilter, sort.field)).toString();
  return FORMATS.map((format) => (
    <Button
      key={format}
      component="a"
      href={`/v1/festivals.${format}?${query}`}
      download={`festivals.${format}`}
      color="secondary"
      startIcon={<DownloadIcon />}
      aria-label={say(`views.export.${format}`)}
    >
      {format.toUpperCase()}
    </Button>
  ));
}
