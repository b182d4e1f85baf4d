import {
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { formatInstant } from '../shared/days.js';
import type { Overview, TrainedModel } from './overview.api.js';

/** The last models that were trained, and why the refused ones were. */
export function ModelsTable({ models: { inUse, last } }: Pick<Overview, 'models'>) {
  const say = useWords();
  const language = useLanguage();
  if (last.length === 0) return <Typography color="text.secondary">{say('overview.noModels')}</Typography>;
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
      <TableContainer tabIndex={0} role="group" aria-label={say('overview.models')}>
        <Table size="small" aria-label={say('overview.models')}>
          <TableHead>
            <TableRow>
              <TableCell>{say('overview.model')}</TableCell>
              <TableCell>{say('overview.trainedAt')}</TableCell>
              <TableCell>{say('overview.state')}</TableCell>
              <TableCell>{say('overview.judged')}</TableCell>
              <TableCell align="right">{say('overview.people')}</TableCell>
              <TableCell align="right">{say('overview.signals')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
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
          </TableBody>
        </Table>
      </TableContainer>
    </Paper>
  );
}

function stateOf({ version, refused }: TrainedModel, inUse: number | null): 'inUse' | 'refused' | 'before' {
  if (refused) return 'refused';
  return version === inUse ? 'inUse' : 'before';
}
