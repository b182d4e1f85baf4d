import { Box, TableCell, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { DataTable } from '../shared/data-table.js';
import type { Watched } from './overview.api.js';
import { percent } from './percent.js';

const NUMBERS = ['impressions', 'clickRate', 'evenClickRate', 'coverage', 'gini', 'novelty', 'cold'] as const;

/** How each model does in each arm. */
export function WatchedTable({ models }: { readonly models: readonly Watched[] }) {
  const say = useWords();
  return (
    <Box sx={{ mb: 2 }}>
      <DataTable
        label={say('overview.byModel')}
        columns={[
          { key: 'model', text: say('overview.model') },
          { key: 'arm', text: say('overview.arm') },
          ...NUMBERS.map((key) => ({ key, text: say(`overview.${key}`), align: 'right' as const })),
        ]}
        foot={
          <Typography color="text.secondary" sx={{ p: 2, fontSize: '0.8125rem', maxWidth: '90ch' }}>
            {say('overview.explained')}
          </Typography>
        }
      >
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
      </DataTable>
    </Box>
  );
}
