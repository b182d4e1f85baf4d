import { Box, Button, CircularProgress, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { EmptyState } from '../shared/empty-state.js';
import { PageHead } from '../shared/page-head.js';
import { Trouble } from '../shared/trouble.js';
import { AuthoritiesTable } from './authorities-table.js';
import { byProvider } from './by-authority.rules.js';
import { CsvButton } from './csv-button.js';
import { readQuality } from './quality.api.js';

/** What is wrong with the data of each source, so that whoever keeps it can be told. */
export default function QualityPage() {
  const say = useWords();
  const language = useLanguage();
  const { data, error, isPending, refetch } = useQuery({
    // The faults are told in the language in which they were asked for.
    queryKey: ['data-quality', language],
    queryFn: readQuality,
  });
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead title={say('quality.title')}>
        {data !== undefined && data.length > 0 && <CsvButton />}
      </PageHead>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('quality.lead')}
      </Typography>
      {isPending && <CircularProgress aria-label={say('quality.loading')} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={say('quality.emptyTitle')} text={say('quality.emptyText')}>
          <Button component={Link} to="/imports" variant="outlined" color="secondary">
            {say('quality.toImports')}
          </Button>
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && <Providers all={byProvider(data)} />}
    </Box>
  );
}

/** One source at a time; which one is kept in the address. */
function Providers({ all }: { readonly all: ReturnType<typeof byProvider> }) {
  const say = useWords();
  const [asked, ask] = useSearchParams();
  const shown = all.find(({ provider }) => provider === asked.get('source')) ?? all[0];
  if (shown === undefined) return null;
  return (
    <>
      <TextField
        select
        margin="none"
        fullWidth={false}
        label={say('quality.source')}
        value={shown.provider}
        onChange={({ target }) => ask({ source: target.value }, { replace: true })}
        sx={{ mb: 2, minWidth: 240 }}
      >
        {all.map(({ provider, findings }) => (
          <MenuItem key={provider} value={provider}>
            {say('quality.sourceTotal', {
              source: say(`imports.provider.${provider}`),
              count: findings.toLocaleString(),
            })}
          </MenuItem>
        ))}
      </TextField>
      <AuthoritiesTable key={shown.provider} authorities={shown.authorities} />
    </>
  );
}
