import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Remove';
import { Alert, Box, IconButton, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useWords } from '../../../i18n/use-words.js';
import { useRegions } from '../../../shared/regions.js';
import type { FestivalValues } from '../festival.values.js';
import { koreaOutline } from './korea.outline.js';
import { MapDrawing } from './map-drawing.js';
import { doubtOf, type Place, placeOf } from './place.rules.js';
import { useCentres } from './use-centres.js';
import { canZoom, following, nudged, type View, wholeView, zoomed } from './view.rules.js';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const FAR = 5;

/** A map of Korea on which the point is clicked, dragged or moved by arrow keys; typed coordinates stay what they are. */
export default function KoreaMap() {
  const say = useWords();
  const hintId = useId();
  const { field } = useController<FestivalValues, 'point'>({ name: 'point' });
  const place = placeOf(field.value);
  const [view, setView] = useState<View>(wholeView);

  const put = (next: Place) => field.onChange({ lat: String(next.lat), lng: String(next.lng) });
  const zoom = (by: 1 | -1) => setView((present) => zoomed(present, by, place));
  const follow = (next: Place) => setView((present) => following(present, next));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const far = event.shiftKey ? FAR : 1;
      const next = place === null ? view.middle : nudged(view, place, arrow[0] * far, arrow[1] * far);
      put(next);
      follow(next);
    } else if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
    else return;
    event.preventDefault();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      <Box sx={{ position: 'relative', flex: '1 1 300px', maxWidth: 420 }}>
        <Box
          role="application"
          aria-label={say('editing.map.label')}
          aria-describedby={hintId}
          tabIndex={0}
          onKeyDown={onKeyDown}
          sx={{
            borderRadius: '12px',
            border: 1,
            borderColor: 'divider',
            overflow: 'hidden',
            '&:focus-visible': { outline: '3px solid', outlineColor: 'secondary.main', outlineOffset: 2 },
          }}
        >
          <MapDrawing view={view} place={place} onPut={put} onPlaced={follow} />
        </Box>
        <Box sx={{ position: 'absolute', top: 8, right: 8, display: 'grid', gap: 0.5 }}>
          <Zoom text={say('editing.map.closer')} disabled={!canZoom(view, 1)} onClick={() => zoom(1)}>
            <AddIcon fontSize="small" />
          </Zoom>
          <Zoom text={say('editing.map.farther')} disabled={!canZoom(view, -1)} onClick={() => zoom(-1)}>
            <RemoveIcon fontSize="small" />
          </Zoom>
        </Box>
      </Box>
      <Box sx={{ flex: '1 1 200px' }}>
        <Typography id={hintId} color="text.secondary" sx={{ fontSize: '0.875rem' }}>
          {say('editing.map.hint')}
        </Typography>
        <Typography role="status" sx={{ mt: 1, fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}>
          {place === null
            ? say('editing.map.nowhere')
            : say('editing.map.at', { lat: String(place.lat), lng: String(place.lng) })}
        </Typography>
        <PlaceDoubt place={place} />
      </Box>
    </Box>
  );
}

interface ZoomProps {
  readonly text: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Zoom({ text, disabled, onClick, children }: ZoomProps) {
  return (
    <IconButton
      size="small"
      aria-label={text}
      disabled={disabled}
      onClick={onClick}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        '&:hover, &.Mui-disabled': { bgcolor: 'action.hover' },
      }}
    >
      {children}
    </IconButton>
  );
}

/** Says so when the point seems to lie elsewhere than the festival. It keeps nobody from saving. */
function PlaceDoubt({ place }: { readonly place: Place | null }) {
  const say = useWords();
  const region = useWatch<FestivalValues, 'region'>({ name: 'region' });
  const names = useRegions();
  const { districts } = useCentres();
  const doubt = place === null ? null : doubtOf(place, region, districts, koreaOutline);
  const nameOf = (code: string) => names.find((one) => one.code === code)?.name ?? code;
  return (
    <Box role="status">
      {doubt !== null && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {doubt.kind === 'outside'
            ? say('editing.map.outside')
            : say('editing.map.elsewhere', {
                region: nameOf(region),
                km: doubt.km,
                nearer: nameOf(doubt.nearer.code),
              })}
        </Alert>
      )}
    </Box>
  );
}
