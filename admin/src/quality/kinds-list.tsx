import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { CountBar } from './count-bar.js';
import { Opener } from './opener.js';
import type { QualityItem } from './quality.api.js';

interface KindsListProps {
  /** Whose they are. */
  readonly of: string;
  readonly kinds: readonly QualityItem[];
}

/** The kinds of faults of one authority; opened, each shows some of the rows. */
export function KindsList({ of, kinds }: KindsListProps) {
  const say = useWords();
  const most = kinds[0]?.rows ?? 1;
  return (
    <Box
      component="ul"
      aria-label={say('quality.open', { name: of })}
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}
    >
      {kinds.map((kind) => (
        <Kind key={`${kind.about} ${kind.code}`} kind={kind} most={most} />
      ))}
    </Box>
  );
}

function Kind({ kind, most }: { readonly kind: QualityItem; readonly most: number }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const { rows, severity, text, about, samples } = kind;
  return (
    <li>
      <Box
        sx={{
          display: 'grid',
          alignItems: 'center',
          columnGap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Opener isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {text}
          <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}>
            {say(`quality.about.${about}`)}
          </Box>
        </Opener>
        <CountBar
          count={rows}
          most={most}
          errors={severity === 'error' ? rows : 0}
          {...(severity === 'error' && { note: say('quality.isError') })}
        />
      </Box>
      {isOpen && (
        <Box sx={{ pl: 3.5, pb: 1 }}>
          <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
            {say(`quality.kept.${severity}`)}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5 }}>
            <span>{say('quality.samples')}:</span>
            {[...new Set(samples)].map((name) => (
              <Sample key={name} name={name} isThere={severity === 'warning'} />
            ))}
          </Box>
        </Box>
      )}
    </li>
  );
}

/** What was kept out is not in the list, so there is nothing to find. */
function Sample({ name, isThere }: { readonly name: string; readonly isThere: boolean }) {
  const say = useWords();
  if (!isThere) return <span>{name}</span>;
  const filter = encodeURIComponent(JSON.stringify({ q: name }));
  return (
    <Link
      component={RouterLink}
      to={`/festivals?filter=${filter}`}
      aria-label={say('quality.find', { name })}
    >
      {name}
    </Link>
  );
}
