import { Box } from '@mui/material';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { PageHead } from '../shared/page-head.js';
import { StatusChip } from '../shared/status-chip.js';
import { Trouble } from '../shared/trouble.js';
import { ImportActions } from './import-actions.js';
import { ImportState } from './import-state.js';
import { isAtWork, LOOK_MS, readImport, type RowsAsked } from './import.api.js';
import { RowsTable } from './rows-table.js';

/** One import: what was read, what it would change, and the two decisions, apply and undo. */
export default function ImportPage() {
  const say = useWords();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { id = '' } = useParams();
  const [asked, setAsked] = useState<RowsAsked>({ page: 1, perPage: 25 });
  const { data, error, refetch, isPlaceholderData } = useQuery({
    // The rows say what is wrong in the language in which they were asked for.
    queryKey: ['import', id, language, asked],
    queryFn: () => readImport(id, asked),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data !== undefined && isAtWork(state.data) ? LOOK_MS : false),
  });
  const status = data?.status;
  // What an import has changed is to be read anew everywhere.
  useEffect(() => {
    if (status === 'applied' || status === 'undone') {
      void queryClient.invalidateQueries({ queryKey: ['festivals'] });
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
    }
  }, [status, queryClient]);
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead
        title={data?.fileName ?? say('imports.title')}
        aside={status && <StatusChip of="importStatus" value={status} />}
        back={{ to: '/imports', text: say('imports.back') }}
      >
        {data && <ImportActions one={data} onChanged={() => void refetch()} />}
      </PageHead>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && <ImportState one={data} />}
      {data && data.status !== 'failed' && (
        <RowsTable one={data} asked={asked} onAsk={setAsked} waiting={isPlaceholderData} />
      )}
    </Box>
  );
}
