import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useWords } from '../../../i18n/use-words.js';
import { Trouble } from '../../../shared/trouble.js';
import type { FieldProvenance } from '../festival.api.js';
import { comingOf, type Origins } from './origins.js';

interface OriginDetailsProps {
  readonly titleId: string;
  readonly label: string;
  readonly line: string;
  readonly origins: Origins;
  readonly provenance: FieldProvenance;
  readonly onDone: () => void;
}

/** Who said the value, what it stands before, and the way back to what a source says. */
export function OriginDetails({ titleId, label, line, origins, provenance, onDone }: OriginDetailsProps) {
  const say = useWords();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { field, from, superseded } = provenance;
  const coming = comingOf(provenance);
  const others = superseded.filter((one) => one !== coming);
  const importId = origins.sourceOf(from?.statementId ?? null)?.importIds.at(-1);

  const take = async () => {
    if (coming === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      // Whether it was taken or somebody else was faster, what is to be said stands elsewhere.
      if (await origins.take(field, coming.value)) notify(say('editing.origin.taken'), { type: 'success' });
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Box sx={{ p: 2, width: 340, maxWidth: '100%', overflowWrap: 'anywhere' }}>
      <Typography id={titleId} component="h3" sx={{ fontWeight: 700, fontSize: '0.9375rem' }}>
        {say('editing.origin.of', { field: label })}
      </Typography>
      <Typography sx={{ fontSize: '0.875rem' }}>{line}</Typography>
      {importId !== undefined && (
        <Link component={RouterLink} to={`/imports/${importId}/show`} sx={{ fontSize: '0.875rem' }}>
          {say('editing.origin.import')}
        </Link>
      )}
      {coming !== undefined && (
        <Box sx={{ mt: 1.5 }}>
          <Said origins={origins} field={field} one={coming} />
          <Button
            size="small"
            variant="outlined"
            color="secondary"
            startIcon={<UndoIcon />}
            disabled={isBusy}
            onClick={() => void take()}
            sx={{ mt: 1 }}
          >
            {say('editing.origin.take')}
          </Button>
        </Box>
      )}
      {problem !== null && <Trouble error={problem} />}
      {others.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1.5, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {others.map((one) => (
            <li key={one.statementId}>
              <Said origins={origins} field={field} one={one} />
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

interface SaidProps {
  readonly origins: Origins;
  readonly field: string;
  readonly one: FieldProvenance['superseded'][number];
}

/** What a source says, or said, that does not show. */
function Said({ origins, field, one: { by, statementId, value } }: SaidProps) {
  const say = useWords();
  const source = origins.sourceOf(statementId);
  const facts = [
    say(`editing.origin.by.${by}`),
    ...(source === undefined ? [] : [say(`imports.provider.${source.provider}`)]),
    ...(source?.referenceDay == null ? [] : [say('editing.origin.asOf', { day: source.referenceDay })]),
  ];
  return (
    <>
      <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
        {facts.join(' · ')}
      </Typography>
      <Typography
        component="bdi"
        sx={{ display: 'block', fontSize: '0.9375rem', maxHeight: 160, overflow: 'auto' }}
        tabIndex={0}
      >
        {origins.shown(field, value)}
      </Typography>
    </>
  );
}
