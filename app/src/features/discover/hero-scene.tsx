import styles from './hero-scene.module.css';

type Place = readonly [x: number, y: number];

/** The cord sags twice, in two quadratic curves; the lanterns hang from where they really are on it. */
const sags: readonly (readonly [Place, Place, Place])[] = [
  [
    [-20, 46],
    [340, 104],
    [720, 58],
  ],
  [
    [720, 58],
    [1100, 106],
    [1460, 44],
  ],
];
const cord = sags.map(([from, over, to]) => `M${from.join(' ')}Q${over.join(' ')} ${to.join(' ')}`).join('');
const lanterns = sags.flatMap((sag) =>
  [0.14, 0.32, 0.5, 0.68, 0.86].map((part, index) => ({
    place: along(sag, part),
    size: [0.9, 1.1, 0.95, 1.15, 0.85][index],
  })),
);

const bursts = [
  [1130, 190, 62],
  [905, 220, 38],
  [1290, 250, 40],
] as const;

/** Hills, a pavilion and a string of cheongsachorong; by day with kites, by night with fireworks. */
export function HeroScene() {
  return (
    <svg
      className={styles.scene}
      viewBox="0 0 1440 520"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <radialGradient id="lantern-glow">
        <stop stopColor="#ffb27a" stopOpacity="0.6" />
        <stop offset="1" stopColor="#ffb27a" stopOpacity="0" />
      </radialGradient>
      <circle className={styles.orb} cx="1010" cy="196" r="62" />
      <g className={styles.night}>
        {bursts.map(([x, y, size]) => (
          <Burst key={x} x={x} y={y} size={size} />
        ))}
      </g>
      <path
        className={styles.far}
        d="M0 372c90-46 150-20 220-70s120-66 196-18 116 60 188 18 140-96 232-54 104 74 190 48 150-88 234-48 118 62 180 40v232H0z"
      />
      <path
        className={styles.mid}
        d="M0 418c120-44 210-18 330-6s210-62 330-46 176 66 300 40 210-70 300-38 130 34 180 22v130H0z"
      />
      <Pavilion />
      <g className={styles.day}>
        <path className={styles.kite} d="m846 172 30 24-16 36-36-16z" />
        <path className={styles.tail} d="M834 222q-18 20 0 36t-10 38" />
        <path className={styles.bird} d="M1186 168q14-14 28 0q14-14 28 0M1270 206q10-10 20 0q10-10 20 0" />
      </g>
      <Tents />
      <path className={styles.near} d="M0 474c180-40 330-30 520-8s330 26 520-6 290-30 400 2v58H0z" />
      <path className={styles.cord} d={cord} />
      {lanterns.map(({ place: [x, y], size }, index) => (
        <g key={x} transform={`translate(${x} ${y}) scale(${size})`}>
          <g className={styles.lantern} style={{ animationDelay: `${-index * 0.7}s` }}>
            <circle className={styles.glow} fill="url(#lantern-glow)" cy="38" r="62" />
            <path
              className={styles.gold}
              d="M-1 0h2v12h-2zM-11 11h22v5h-22zM-11 60h22v5h-22zM-1 65h2v16h-2zM-5 68h2v9h-2zM3 68h2v9h-2z"
            />
            <path className={styles.redSilk} d="M-11 16h22c9 4 13 12 13 22h-48c0-10 4-18 13-22z" />
            <path className={styles.blueSilk} d="M-24 38h48c0 10-4 18-13 22h-22c-9-4-13-12-13-22z" />
            <path className={styles.rib} d="M-5 16q-6 22 0 44M5 16q6 22 0 44" />
          </g>
        </g>
      ))}
    </svg>
  );
}

function along([from, over, to]: readonly [Place, Place, Place], part: number): Place {
  const rest = 1 - part;
  const at = (axis: 0 | 1) =>
    rest * rest * from[axis] + 2 * rest * part * over[axis] + part * part * to[axis];
  return [at(0), at(1)];
}

function Burst({ x, y, size }: { x: number; y: number; size: number }) {
  const rays = Array.from({ length: 16 }, (_, index) => {
    const angle = (index / 16) * Math.PI * 2;
    const at = (distance: number) => `${x + Math.cos(angle) * distance} ${y + Math.sin(angle) * distance}`;
    return `M${at(size * 0.35)}L${at(size)}`;
  });
  return <path className={styles.burst} d={rays.join('')} />;
}

function Pavilion() {
  return (
    <g className={styles.pavilion} transform="translate(1180 292)">
      <path d="M-92 52c38-4 64-20 76-44h32c12 24 38 40 76 44l-6 14H-86z" />
      <path d="M-18 8q18-14 36 0z" />
      <path d="M-66 66h10v52h-10zM-24 66h9v52h-9zM15 66h9v52h-9zM56 66h10v52H56zM-84 116H84v10H-84z" />
    </g>
  );
}

function Tents() {
  return (
    <g className={styles.tents}>
      <path d="M970 474v-48h96v48zM856 478v-38h76v38z" />
      <path className={styles.awning} d="m958 428 24-36h72l24 36zM846 442l20-30h56l20 30z" />
    </g>
  );
}
