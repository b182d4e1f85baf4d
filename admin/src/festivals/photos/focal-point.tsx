import { Box, Button, Slider, Typography } from '@mui/material';
import { useId } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Photo, type PhotoView } from '../../shared/photo.js';
import type { PhotoValues } from './photo.values.js';

interface FocalPointProps {
  readonly photo: PhotoView;
  readonly value: PhotoValues['focalPoint'];
  readonly onChange: (point: PhotoValues['focalPoint']) => void;
}

const CENTRE = { x: 0.5, y: 0.5 };

/** What must stay in view: pressed in the photo, or set by sliders; and what is left when it is cut. */
export function FocalPoint({ photo, value, onChange }: FocalPointProps) {
  const say = useWords();
  const { x, y } = value ?? CENTRE;
  const cut = { ...photo, focalPoint: value };
  const ratio = `${photo.width ?? 3} / ${photo.height ?? 2}`;
  return (
    <Box role="group" aria-label={say('photos.about.focalPoint')}>
      <Box
        onClick={({ currentTarget, clientX, clientY }) => {
          const { left, top, width, height } = currentTarget.getBoundingClientRect();
          onChange({ x: rounded((clientX - left) / width), y: rounded((clientY - top) / height) });
        }}
        sx={{ position: 'relative', cursor: 'crosshair', borderRadius: '10px', overflow: 'hidden' }}
      >
        <Photo photo={photo} alt={photo.alt ?? ''} sizes="420px" sx={{ width: '100%', aspectRatio: ratio }} />
        <Box
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          sx={{
            position: 'absolute',
            width: 28,
            height: 28,
            m: '-14px',
            borderRadius: '50%',
            border: '3px solid #fff',
            boxShadow: '0 0 0 2px #000, inset 0 0 0 1px #000',
            pointerEvents: 'none',
          }}
        />
      </Box>
      <Typography color="text.secondary" sx={{ fontSize: '0.8125rem', mt: 1 }}>
        {say('photos.about.focalHint')}
      </Typography>
      <Part text={say('photos.about.across')} value={x} onChange={(part) => onChange({ x: part, y })} />
      <Part text={say('photos.about.down')} value={y} onChange={(part) => onChange({ x, y: part })} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 1.5 }}>
        <Cut photo={cut} ratio="1 / 1" width={72} text={say('photos.about.preview')} />
        <Cut photo={cut} ratio="3 / 1" width={150} text="" />
        <Box sx={{ flex: 1 }} />
        <Button size="small" color="secondary" disabled={value === null} onClick={() => onChange(null)}>
          {say('photos.about.centre')}
        </Button>
      </Box>
    </Box>
  );
}

interface PartProps {
  readonly text: string;
  readonly value: number;
  readonly onChange: (part: number) => void;
}

function Part({ text, value, onChange }: PartProps) {
  const say = useWords();
  const labelId = useId();
  const percent = Math.round(value * 100);
  return (
    <Box sx={{ px: 1 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mx: -1, mt: 0.5, fontSize: '0.8125rem' }}>
        <span id={labelId}>{text}</span>
        <span>{say('photos.about.percent', { value: percent })}</span>
      </Box>
      <Slider
        size="small"
        color="secondary"
        value={percent}
        aria-labelledby={labelId}
        getAriaValueText={(said) => say('photos.about.percent', { value: said })}
        onChange={(_event, moved) => onChange(moved / 100)}
      />
    </Box>
  );
}

interface CutProps {
  readonly photo: PhotoView;
  readonly ratio: string;
  readonly width: number;
  readonly text: string;
}

function Cut({ photo, ratio, width, text }: CutProps) {
  return (
    <Box>
      <Typography color="text.secondary" sx={{ fontSize: '0.75rem' }}>
        {text}
      </Typography>
      <Photo photo={photo} alt="" sizes={`${width}px`} sx={{ width, aspectRatio: ratio, borderRadius: 1 }} />
    </Box>
  );
}

/** The API keeps three decimals. */
function rounded(part: number): number {
  return Math.round(Math.min(Math.max(part, 0), 1) * 1000) / 1000;
}
