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
import { useWords } from '../i18n/use-words.js';
import type { Watched } from './overview.api.js';
import { percent } from './percent.js';

/** How each model does in each arm. */
export function WatchedTable({ models }: { readonly models: readonly Watched[] }) {
  const say = useWords();
  return (
    <Paper variant="outlined" sx={{ mb: 2, borderRadius: '14px', overflow: 'hidden' }}>
      <TableContainer tabIndex={0} role="group" aria-label={say('overview.byModel')}>
        <Table size="small" aria-label={say('overview.byModel')}>
          <TableHead>
            <TableRow>
              <TableCell>{say('overview.model')}</TableCell>
              <TableCell>{say('overview.arm')}</TableCell>
              <TableCell align="right">{say('overview.impressions')}</TableCell>
              <TableCell align="right">{say('overview.clickRate')}</TableCell>
              <TableCell align="right">{say('overview.evenClickRate')}</TableCell>
              <TableCell align="right">{say('overview.coverage')}</TableCell>
              <TableCell align="right">{say('overview.gini')}</TableCell>
              <TableCell align="right">{say('overview.novelty')}</TableCell>
              <TableCell align="right">{say('overview.cold')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {models.map((one) => (
              <TableRow key={`${one.modelVersion} ${one.arm}`} hover>
                <TableCell>{one.modelVersion === 0 ? say('overview.noModel') : one.modelVersion}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{say(`overview.arms.${one.arm}`)}</TableCell>
                <TableCell align="right">{one.impressions.toLocaleString()}</TableCell>
                <TableCell align="right">
                  {percent(one.clickRate.value)}
                  <Typography
                    component="span"
                    color="text.secondary"
                    sx={{ display: 'block', fontSize: '0.75rem' }}
                  >
                    {`${percent(one.clickRate.low)}–${percent(one.clickRate.high)}`}
                  </Typography>
                </TableCell>
                <TableCell align="right">
                  {one.explored.evenClickRate === null ? '–' : percent(one.explored.evenClickRate)}
                </TableCell>
                <TableCell align="right">{percent(one.coverage)}</TableCell>
                <TableCell align="right">{one.gini.toFixed(2)}</TableCell>
                <TableCell align="right">{one.noveltyBits.toFixed(1)}</TableCell>
                <TableCell align="right">{percent(one.coldShare)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Typography color="text.secondary" sx={{ p: 2, fontSize: '0.8125rem', maxWidth: '90ch' }}>
        {say('overview.explained')}
      </Typography>
    </Paper>
  );
}
