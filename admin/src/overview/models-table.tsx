import { TableCell, TableRow, Typography } from '@mui/material';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { DataTable } from '../shared/data-table.js';
import { formatInstant } from '../shared/days.js';
import type { Overview, TrainedModel } from './overview.api.js';

/** The last models that were trained, and why the refused ones were. */
export function ModelsTable({ models: { inUse, last } }: Pick<Overview, 'models'>) {
  const say = useWords();
  const language = useLanguage();
  if (last.length === 0) return <Typography color="text.secondary">{say('overview.noModels')}</Typography>;
  return (
    <DataTable
      label={say('overview.models')}
      columns={[
        { key: 'model', text: say('overview.model') },
        { key: 'trainedAt', text: say('overview.trainedAt') },
        { key: 'state', text: say('overview.state') },
        { key: 'judged', text: say('overview.judged') },
        { key: 'people', text: say('overview.people'), align: 'right' },
        { key: 'signals', text: say('overview.signals'), align: 'right' },
      ]}
    >
      {last.map((one) => (
        <TableRow key={one.version} hover>
          <TableCell>{one.version}</TableCell>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatInstant(one.trainedAt, language)}</TableCell>
          <TableCell>{say(`overview.modelState.${stateOf(one, inUse)}`)}</TableCell>
          <TableCell>
            {one.judged === null
              ? '–'
              : say('overview.judgedText', {
                  ndcg: one.judged.ndcg.toFixed(3),
                  held: one.judged.heldNdcg.toFixed(3),
                  against: one.judged.against,
                  people: one.judged.people,
                })}
          </TableCell>
          <TableCell align="right">{one.people.toLocaleString()}</TableCell>
          <TableCell align="right">{one.signals.toLocaleString()}</TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}

function stateOf({ version, refused }: TrainedModel, inUse: number | null): 'inUse' | 'refused' | 'before' {
  if (refused) return 'refused';
  return version === inUse ? 'inUse' : 'before';
}
