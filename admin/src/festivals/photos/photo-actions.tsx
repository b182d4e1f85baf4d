import EarlierIcon from '@mui/icons-material/ArrowBack';
import LaterIcon from '@mui/icons-material/ArrowForward';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import HandleIcon from '@mui/icons-material/DragIndicator';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, IconButton } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.js';

export interface PhotoActionsProps {
  /** From 1. */
  readonly at: number;
  readonly all: number;
  /** To a place from 0. */
  readonly onMove: (place: number) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

/** What can be done with one photo of the gallery; its handle moves it by keys. */
export function PhotoActions({ at, all, onMove, onOpen, onRemove }: PhotoActionsProps) {
  const say = useWords();
  const index = at - 1;
  const byKey = (event: KeyboardEvent) => {
    const place = placeOf(event.key, index, all);
    if (place === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (place !== index) onMove(place);
  };
  return (
    <Box sx={{ display: 'flex', px: 0.5, pb: 0.5 }}>
      <IconButton
        size="small"
        aria-label={say('photos.handle', { at })}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End"
        onKeyDown={byKey}
        sx={{ cursor: 'grab' }}
      >
        <HandleIcon fontSize="small" />
      </IconButton>
      <Action text={say('photos.earlier', { at })} isOff={index === 0} onClick={() => onMove(index - 1)}>
        <EarlierIcon fontSize="small" />
      </Action>
      <Action text={say('photos.later', { at })} isOff={at === all} onClick={() => onMove(index + 1)}>
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
