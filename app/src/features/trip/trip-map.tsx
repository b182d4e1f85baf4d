import type { components } from '../../api/schema.js';
import { project } from '../../shared/map/korea-outline.js';
import { Land } from '../../shared/map/land.js';
import styles from './trip-map.module.css';

type Point = components['schemas']['Point'];

interface Props {
  /** `lat,lng` of the start. */
  readonly near: string;
  readonly points: readonly Point[];
  readonly label: string;
}

/** The smallest piece of the country that is shown, in the units of the drawing: about 90 km. */
const LEAST = 100;
const MARGIN = 0.22;

/** The way from stop to stop, drawn by ourselves on the coast's outline. */
export function TripMap({ near, points, label }: Props) {
  const [lat = 0, lng = 0] = near.split(',').map(Number);
  const home = project(lng, lat);
  const stops = points.map((point) => project(point.lng, point.lat));
  const { x, y, size } = frameOf([home, ...stops]);
  const unit = size / 100;
  const way = [home, ...stops, home].map((point) => point.join(' ')).join('L');
  return (
    <svg className={styles.map} viewBox={`${x} ${y} ${size} ${size * 0.7}`} role="img" aria-label={label}>
      <Land className={styles.land} />
      <path className={styles.way} d={`M${way}`} strokeWidth={unit * 0.9} strokeDasharray={unit * 2} />
      <circle className={styles.home} cx={home[0]} cy={home[1]} r={unit * 2} strokeWidth={unit} />
      {stops.map(([cx, cy], index) => (
        <g key={`${cx} ${cy} ${index}`}>
          <circle className={styles.stop} cx={cx} cy={cy} r={unit * 3} />
          <text className={styles.number} x={cx} y={cy} fontSize={unit * 3.6} dy="0.35em">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A frame of ten to seven around all points. */
function frameOf(points: readonly (readonly [number, number])[]): { x: number; y: number; size: number } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(LEAST, (right - left) * (1 + 2 * MARGIN), ((bottom - top) / 0.7) * (1 + 2 * MARGIN));
  return { x: (left + right - size) / 2, y: (top + bottom - size * 0.7) / 2, size };
}
