import EarlierIcon from '@mui/icons-material/ArrowBack';
import LaterIcon from '@mui/icons-material/ArrowForward';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import HandleIcon from '@mui/icons-material/DragIndicator';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Chip, IconButton, Paper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Photo, type PhotoView } from '../../shared/photo.js';
import { readPhoto } from './photo.api.js';

interface GalleryPhotoProps {
  readonly id: string;
  /** From 1. */
  readonly at: number;
  readonly all: number;
  /** Null for one that is not public, which is asked for. */
  readonly known: PhotoView | null;
  readonly isNew: boolean;
  readonly isDragged: boolean;
  readonly mayTake: boolean;
  readonly onDrag: (id: string | null) => void;
  readonly onTake: () => void;
  /** To a place from 0. */
  readonly onMove: (place: number, byHandle: boolean) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
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
      <Actions {...props} />
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

function Actions({ id, at, all, onMove, onOpen, onRemove }: GalleryPhotoProps) {
  const say = useWords();
  const index = at - 1;
  const byKey = (event: KeyboardEvent) => {
    const place = placeOf(event.key, index, all);
    if (place === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (place !== index) onMove(place, true);
  };
  return (
    <Box sx={{ display: 'flex', px: 0.5, pb: 0.5 }}>
      <IconButton
        size="small"
        data-handle={id}
        aria-label={say('photos.handle', { at })}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End"
        onKeyDown={byKey}
        sx={{ cursor: 'grab' }}
      >
        <HandleIcon fontSize="small" />
      </IconButton>
      <Action
        text={say('photos.earlier', { at })}
        isOff={index === 0}
        onClick={() => onMove(index - 1, false)}
      >
        <EarlierIcon fontSize="small" />
      </Action>
      <Action text={say('photos.later', { at })} isOff={at === all} onClick={() => onMove(index + 1, false)}>
        <LaterIcon fontSize="small" />
      </Action>
      <Box sx={{ flex: 1 }} />
      <Action text={say('photos.change', { at })} onClick={onOpen}>
        <EditIcon fontSize="small" />
      </Action>
      <Action text={say('photos.remove', { at })} onClick={onRemove}>
        <RemoveIcon fontSize="small" />
      </Action>
    </Box>
  );
}

interface ActionProps {
  readonly text: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Action({ text, isOff = false, onClick, children }: ActionProps) {
  return (
    <IconButton
      size="small"
      color="secondary"
      aria-label={text}
      title={text}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </IconButton>
  );
}

function placeOf(key: string, index: number, all: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return all - 1;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, index - 1);
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(all - 1, index + 1);
  return null;
}
