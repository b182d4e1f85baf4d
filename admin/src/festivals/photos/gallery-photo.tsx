import { Box, Chip, Paper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Photo, type PhotoView } from '../../shared/photo.js';
import { PhotoActions, type PhotoActionsProps } from './photo-actions.js';
import { readPhoto } from './photo.api.js';

interface GalleryPhotoProps extends PhotoActionsProps {
  readonly id: string;
  /** Null for one that is not public, which is asked for. */
  readonly known: PhotoView | null;
  readonly isNew: boolean;
  readonly isDragged: boolean;
  readonly mayTake: boolean;
  readonly onDrag: (id: string | null) => void;
  readonly onTake: () => void;
}

/** One photo of the gallery: what is said of it, and all that can be done with it. */
export function GalleryPhoto(props: GalleryPhotoProps) {
  const { id, at, known, isNew, isDragged, mayTake, onDrag, onTake } = props;
  const say = useWords();
  const [over, setOver] = useState(false);
  const unseen = useQuery({ queryKey: ['photo', id], queryFn: () => readPhoto(id), enabled: known === null });
  const photo = known ?? unseen.data?.photo ?? null;
  return (
    <Paper
      component="li"
      variant="outlined"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        onDrag(id);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!mayTake) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!mayTake) return;
        event.preventDefault();
        onTake();
      }}
      sx={{
        borderRadius: '12px',
        overflow: 'hidden',
        opacity: isDragged ? 0.5 : 1,
        outline: over && mayTake ? 3 : 0,
        outlineStyle: 'solid',
        outlineColor: 'primary.main',
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Photo
        photo={photo}
        alt={photo?.alt ?? say('photos.nth', { at })}
        sizes="300px"
        sx={{ width: '100%', aspectRatio: '3 / 2' }}
      />
      <Box sx={{ p: 1.25, flex: 1, display: 'grid', gap: 0.5, alignContent: 'start' }}>
        <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography component="h3" sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
            {say('photos.nth', { at })}
          </Typography>
          {isNew && <Chip size="small" color="secondary" label={say('photos.isNew')} />}
        </Box>
        <About photo={photo} isKnown={known !== null} isGone={unseen.isError} />
      </Box>
      <PhotoActions {...props} />
    </Paper>
  );
}

interface AboutProps {
  readonly photo: PhotoView | null;
  readonly isKnown: boolean;
  readonly isGone: boolean;
}

function About({ photo, isKnown, isGone }: AboutProps) {
  const say = useWords();
  if (isGone) return <Said text={say('photos.gone')} isWarning />;
  if (photo === null) return null;
  const { alt, credit, licence, status, own } = photo;
  const unseen = own?.moderation === 'review' ? say('photos.review') : say('photos.unseen');
  return (
    <>
      {!isKnown && <Said text={status === 'ready' ? unseen : say('photos.unseen')} isWarning />}
      <Said text={alt ?? say('photos.noAlt')} isWarning={alt === null} />
      <Said
        text={[credit, licence === null ? say('photos.noLicence') : say(`photos.licences.${licence}`)]
          .filter((part) => part !== null)
          .join(' · ')}
        isWarning={licence === null}
      />
    </>
  );
}

function Said({ text, isWarning }: { readonly text: string; readonly isWarning: boolean }) {
  return (
    <Typography
      sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}
      color={isWarning ? 'warning.main' : 'text.secondary'}
    >
      {text}
    </Typography>
  );
}
