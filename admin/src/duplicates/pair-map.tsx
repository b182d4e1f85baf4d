import { Box, Typography, useTheme } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { drawingOf, formatKm, type Point } from './map.rules.js';

const SIZE = { width: 280, height: 170, margin: 34 };
const R = 11;

interface PairMapProps {
  readonly left: Point | null | undefined;
  readonly right: Point | null | undefined;
}

/** Both points with their distance and a scale, north up; nothing is fetched for it. */
export function PairMap({ left, right }: PairMapProps) {
  const say = useWords();
  const { palette } = useTheme();
  if (!left || !right) return <Typography color="text.secondary">{say('duplicates.noPoint')}</Typography>;
  const { km, left: a, right: b, bar } = drawingOf(left, right, SIZE);
  const barY = SIZE.height - 10;
  return (
    <>
      <Typography sx={{ fontSize: '0.9375rem' }}>
        {say('duplicates.mapText', { distance: formatKm(km) })}
      </Typography>
      <Box
        component="svg"
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        aria-hidden
        sx={{ display: 'block', width: '100%', mt: 1, borderRadius: 1, bgcolor: 'action.hover' }}
      >
        <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke={palette.text.secondary} strokeDasharray="4 3" />
        <rect x={b.x - R} y={b.y - R} width={2 * R} height={2 * R} rx={3} fill={palette.secondary.main} />
        <Letter at={b} text="B" fill={palette.secondary.contrastText} />
        <circle cx={a.x} cy={a.y} r={R} fill={palette.primary.main} />
        <Letter at={a} text={km === 0 ? 'AB' : 'A'} fill={palette.primary.contrastText} />
        <path
          d={`M12 ${barY - 4}v4h${bar.width}v-4`}
          fill="none"
          stroke={palette.text.primary}
          strokeWidth={1.5}
        />
        <text x={18} y={barY - 6} fontSize={11} fill={palette.text.primary}>
          {formatKm(bar.km)}
        </text>
        <path
          d={`M${SIZE.width - 16} 30v-16m-4 5l4 -5l4 5`}
          fill="none"
          stroke={palette.text.secondary}
          strokeWidth={1.5}
        />
      </Box>
    </>
  );
}

interface LetterProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly text: string;
  readonly fill: string;
}

function Letter({ at, text, fill }: LetterProps) {
  return (
    <text x={at.x} y={at.y + 4.5} fontSize={13} fontWeight={700} textAnchor="middle" fill={fill}>
      {text}
    </text>
  );
}
