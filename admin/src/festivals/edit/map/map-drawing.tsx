import { Box } from '@mui/material';
import { useRef } from 'react';
import { koreaOutline } from './korea.outline.js';
import type { Centre, Place } from './place.rules.js';
import { useCentres } from './use-centres.js';
import { ASPECT, boxOf, placeAt, project, type View } from './view.rules.js';

/** From here on there is room for the names of districts. */
const DISTRICTS_FROM = 3;

const land = koreaOutline
  .map((ring) => {
    const corners = ring.map(([lng, lat]) =>
      project({ lat, lng })
        .map((part) => part.toFixed(2))
        .join(' '),
    );
    return `M${corners.join('L')}z`;
  })
  .join('');

interface MapDrawingProps {
  readonly view: View;
  readonly place: Place | null;
  /** At every move of a finger or pointer that is down. */
  readonly onPut: (place: Place) => void;
  /** Once it is lifted. */
  readonly onPlaced: (place: Place) => void;
}

/** The country in outline, the names of its regions, and the point. Decoration to whoever cannot see it. */
export function MapDrawing({ view, place, onPut, onPlaced }: MapDrawingProps) {
  const isDown = useRef(false);
  const { x, y, width, height } = boxOf(view);
  // Sizes of text, lines and pin are those of the screen, however close the view is.
  const unit = width / 420;
  const placeUnder = ({ currentTarget, clientX, clientY }: React.PointerEvent<SVGSVGElement>) => {
    const { left, top, width: w, height: h } = currentTarget.getBoundingClientRect();
    return placeAt(view, (clientX - left) / w, (clientY - top) / h);
  };
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox={`${x} ${y} ${width} ${height}`}
      onPointerDown={(event: React.PointerEvent<SVGSVGElement>) => {
        isDown.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        onPut(placeUnder(event));
      }}
      onPointerMove={(event: React.PointerEvent<SVGSVGElement>) => {
        if (isDown.current) onPut(placeUnder(event));
      }}
      onPointerUp={(event: React.PointerEvent<SVGSVGElement>) => {
        if (!isDown.current) return;
        isDown.current = false;
        onPlaced(placeUnder(event));
      }}
      onPointerCancel={() => {
        isDown.current = false;
      }}
      sx={{
        display: 'block',
        width: '100%',
        aspectRatio: ASPECT,
        bgcolor: 'action.hover',
        cursor: 'crosshair',
        touchAction: 'none',
        userSelect: 'none',
      }}
    >
      <Box
        component="path"
        d={land}
        sx={{ fill: (theme) => theme.palette.background.paper, stroke: (theme) => theme.palette.divider }}
        strokeWidth={1.2 * unit}
      />
      <Names view={view} unit={unit} />
      {place !== null && <Pin place={place} unit={unit} />}
    </Box>
  );
}

function Names({ view, unit }: { readonly view: View; readonly unit: number }) {
  const { provinces, districts } = useCentres();
  const { x, y, width, height } = boxOf(view);
  const isInSight = ({ point }: Centre) => {
    const [px, py] = project(point);
    return px > x && px < x + width && py > y && py < y + height;
  };
  const named = view.zoom < DISTRICTS_FROM ? provinces : districts;
  return named.filter(isInSight).map(({ code, name, point }) => {
    const [px, py] = project(point);
    return (
      <Box
        component="text"
        key={code}
        x={px}
        y={py}
        textAnchor="middle"
        dominantBaseline="middle"
        fontSize={11 * unit}
        sx={{ fill: (theme) => theme.palette.text.secondary, pointerEvents: 'none' }}
      >
        {view.zoom < DISTRICTS_FROM ? shortOf(name) : name}
      </Box>
    );
  });
}

/** “충청남도” → “충남”: names of provinces lie close together. */
function shortOf(name: string): string {
  const half = /^(충청|전라|경상)([남북])도$/u.exec(name);
  if (half !== null) return `${half[1]?.charAt(0)}${half[2]}`;
  return /^[가-힣]/u.test(name) ? name.slice(0, 2) : name.replace(/-do$|-si$/, '');
}

function Pin({ place, unit }: { readonly place: Place; readonly unit: number }) {
  const [x, y] = project(place);
  return (
    <Box
      component="g"
      transform={`translate(${x} ${y}) scale(${unit})`}
      sx={{ pointerEvents: 'none', color: 'primary.main' }}
    >
      <path
        d="M0 0C-3-7-9-11-9-18A9 9 0 0 1 9-18C9-11 3-7 0 0z"
        fill="currentColor"
        stroke="#fff"
        strokeWidth="1.5"
      />
      <circle cy="-18" r="3.2" fill="#fff" />
    </Box>
  );
}
