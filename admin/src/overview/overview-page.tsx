import { Box, CircularProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { PageHead } from '../shared/page-head.js';
import { Trouble } from '../shared/trouble.js';
import { CountTiles } from './count-tiles.js';
import { DaysChart } from './days-chart.js';
import { ModelsTable } from './models-table.js';
import { type Overview, readOverview, type Span, SPANS } from './overview.api.js';
import { Provinces } from './provinces.js';
import { WatchedTable } from './watched-table.js';

export default function OverviewPage() {
  const say = useWords();
  const language = useLanguage();
  const [days, setDays] = useState<Span>(14);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['overview', language, days],
    queryFn: () => readOverview(days),
    placeholderData: (before: Overview | undefined) => before,
  });
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead title={say('overview.title')}>
        <TextField
          select
          size="small"
          label={say('overview.span')}
          value={days}
          onChange={({ target }) => setDays(Number(target.value) as Span)}
          fullWidth={false}
          sx={{ minWidth: 140 }}
        >
          {SPANS.map((one) => (
            <MenuItem key={one} value={one}>
              {say('overview.days', { smart_count: one })}
            </MenuItem>
          ))}
        </TextField>
      </PageHead>
      {isPending && <CircularProgress aria-label={say('overview.loading')} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <Told overview={data} />}
    </Box>
  );
}

function Told({ overview }: { readonly overview: Overview }) {
  const say = useWords();
  const { days, models, from, to, priorPercent } = overview.recommendations;
  return (
    <>
      <CountTiles overview={overview} />
      <Heading text={say('overview.recommendations')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('overview.recommendationsLead', { percent: priorPercent })}
      </Typography>
      {models.length === 0 ? (
        <Typography>{say('overview.nothingShown')}</Typography>
      ) : (
        <>
          <DaysChart days={days} from={from} to={to} />
          <WatchedTable models={models} />
          <Provinces models={models} />
        </>
      )}
      <Heading text={say('overview.models')} />
      <ModelsTable models={overview.models} />
    </>
  );
}

function Heading({ text }: { readonly text: string }) {
  return (
    <Typography variant="h2" sx={{ mt: 4, mb: 1 }}>
      {text}
    </Typography>
  );
}
