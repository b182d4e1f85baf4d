import { Box, Button, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { EmptyState } from '../../shared/empty-state.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { AskDialog } from '../ask-dialog.js';
import { type ApiKey, type NewApiKey, readApiKeys, revokeApiKey } from './api-key.api.js';
import { FreshKey } from './fresh-key.js';
import { KeyDialog } from './key-dialog.js';
import { KeyLine } from './key-line.js';

const KEY = ['api-keys'];

/** The keys for one's own programs: which there are, a new one, and the end of one. */
export default function ApiKeysPage() {
  const say = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const {
    data: keys,
    dataUpdatedAt,
    error,
    isPending,
    refetch,
  } = useQuery({ queryKey: KEY, queryFn: readApiKeys });
  const [isMaking, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const [fresh, setFresh] = useState<NewApiKey | null>(null);
  const [revokedId, setRevokedId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that opened the dialog is gone.
    if (revokedId !== null) list.current?.focus();
  }, [revokedId]);
  const made = (key: NewApiKey) => {
    setFresh(key);
    setMaking(false);
    void queryClient.invalidateQueries({ queryKey: KEY });
  };
  const revoke = async ({ id }: ApiKey) => {
    await revokeApiKey(id);
    if (fresh?.id === id) setFresh(null);
    notify(say('apiKeys.revoked'), { type: 'success' });
    await refetch();
    setLeaving(null);
    setRevokedId(id);
  };
  const make = (
    <Button variant="contained" onClick={() => setMaking(true)}>
      {say('apiKeys.make')}
    </Button>
  );
  return (
    <Box sx={{ p: { xs: 2, lg: 3 }, maxWidth: 880 }}>
      <PageHead title={say('apiKeys.title')}>{keys !== undefined && keys.length > 0 && make}</PageHead>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {say('apiKeys.lead')}
      </Typography>
      {isPending && <CircularProgress aria-label={say('apiKeys.loading')} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <Box ref={list} tabIndex={-1} sx={{ display: 'grid', gap: 2, outline: 'none' }}>
        {fresh && <FreshKey fresh={fresh} />}
        {keys?.length === 0 && (
          <EmptyState title={say('apiKeys.emptyTitle')} text={say('apiKeys.emptyText')}>
            {make}
          </EmptyState>
        )}
        {keys !== undefined && keys.length > 0 && (
          <Card title={say('apiKeys.mine')}>
            <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {keys.map((key) => (
                <KeyLine key={key.id} apiKey={key} readAt={dataUpdatedAt} onRevoke={() => setLeaving(key)} />
              ))}
            </Box>
          </Card>
        )}
      </Box>
      {isMaking && <KeyDialog onMade={made} onClose={() => setMaking(false)} />}
      {leaving && (
        <AskDialog
          question={{
            title: say('apiKeys.revokeTitle', { name: leaving.name }),
            lead: say('apiKeys.revokeLead'),
            submit: say('apiKeys.revoke'),
            fields: [],
            onSubmit: () => revoke(leaving),
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </Box>
  );
}
