import OpenIcon from '@mui/icons-material/OpenInNewOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useWords } from '../../i18n/use-words.js';
import type { ReadFestival } from './festival.api.js';

interface PreviewLinkProps {
  readonly festival: ReadFestival['festival'];
  /** Whether the form holds what is not saved, which the app cannot show. */
  readonly isChanged: boolean;
}

/** The festival as the app shows it: saved values, and only of one that is public. */
export function PreviewLink({ festival: { id, status }, isChanged }: PreviewLinkProps) {
  const say = useWords();
  const hintId = useId();
  const isPublic = status === 'published';
  const hint = isPublic
    ? isChanged
      ? say('editing.preview.asSaved')
      : null
    : say('editing.preview.notPublic', { status: say(`publication.${status ?? 'draft'}`) });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      {hint !== null && (
        <Typography id={hintId} color="text.secondary" sx={{ fontSize: '0.875rem' }}>
          {hint}
        </Typography>
      )}
      {isPublic && (
        <Button
          href={`/festivals/${id}`}
          target="_blank"
          rel="noopener"
          variant="outlined"
          color="secondary"
          endIcon={<OpenIcon />}
          {...(hint === null ? {} : { 'aria-describedby': hintId })}
        >
          {say('editing.preview.open')}
        </Button>
      )}
    </Box>
  );
}
