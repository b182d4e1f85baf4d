import { Alert, Box, Button, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { PageHead } from '../shared/page-head.js';
import { Trouble } from '../shared/trouble.js';
import { AskDialog, type Question } from './ask-dialog.js';
import type { CardActions } from './card-actions.js';
import { PasskeysCard } from './passkeys-card.js';
import { RecoveryCodesCard } from './recovery-codes-card.js';
import { type NewCodes, readSecondFactor } from './second-factor.api.js';
import { TotpCard } from './totp-card.js';

const KEY = ['second-factor'];

/** @param isNeeded whether nothing else can be done before one is set up */
export default function TwoFactorPage({ isNeeded = false }: { readonly isNeeded?: boolean }) {
  const say = useWords();
  const queryClient = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: KEY, queryFn: readSecondFactor });
  const [question, setQuestion] = useState<Question | null>(null);
  const [codes, setCodes] = useState<NewCodes>(null);
  const actions: CardActions = {
    ask: setQuestion,
    onChanged(fresh) {
      if (fresh !== null) setCodes(fresh);
      void queryClient.invalidateQueries({ queryKey: KEY });
    },
  };
  const isSet = data !== undefined && (data.totp !== null || data.passkeys.length > 0);
  return (
    <Box sx={{ p: { xs: 2, lg: 3 }, maxWidth: 880 }}>
      <PageHead title={say('account.title')} />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {say('account.lead')}
      </Typography>
      {isNeeded && (
        <Alert
          severity={isSet ? 'success' : 'warning'}
          sx={{ mb: 2 }}
          action={
            // Everything is read anew, with what one may do now.
            isSet && (
              <Button color="inherit" onClick={() => window.location.reload()}>
                {say('account.goOn')}
              </Button>
            )
          }
        >
          {say(isSet ? 'account.neededDone' : 'account.needed')}
        </Alert>
      )}
      {isPending && <CircularProgress aria-label={say('account.loading')} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <Box sx={{ display: 'grid', gap: 2 }}>
          {isSet && <RecoveryCodesCard left={data.recoveryCodesLeft} fresh={codes} {...actions} />}
          <TotpCard since={data.totp?.createdAt ?? null} {...actions} />
          <PasskeysCard passkeys={data.passkeys} {...actions} />
        </Box>
      )}
      {question && <AskDialog question={question} onClose={() => setQuestion(null)} />}
    </Box>
  );
}
