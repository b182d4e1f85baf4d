const shapes = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  heart: 'M12 20s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7.1a4.3 4.3 0 0 1 7.5 2.7C19.5 15.4 12 20 12 20z',
  pin: 'M12 21s6.5-5.6 6.5-11A6.5 6.5 0 0 0 5.5 10c0 5.4 6.5 11 6.5 11zM12 7.7a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c2.4 2.4 3.4 5.2 3.4 8.5s-1 6.1-3.4 8.5c-2.4-2.4-3.4-5.2-3.4-8.5s1-6.1 3.4-8.5z',
  home: 'M4 11.2 12 4.5l8 6.7M6 9.8v9.7h12V9.8M10 19.5v-5h4v5',
  person: 'M12 4.5a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6zM4.8 20c.8-3.6 3.7-5.4 7.2-5.4s6.4 1.8 7.2 5.4',
  close: 'M6 6l12 12M18 6 6 18',
  locate: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 3v3.5M12 17.5V21M3 12h3.5M17.5 12H21',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M5.5 12.5v7h13v-7',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  phone:
    'M6 4.5h3.2l1.6 4-2 1.5a11 11 0 0 0 5.2 5.2l1.5-2 4 1.6V18a1.8 1.8 0 0 1-2 1.8C10.600 19 5 13.400 4.200 6.500A1.800 1.800 0 0 1 6 4.500z',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1.200 1.200M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1.200-1.200',
  people:
    'M9 5a3.300 3.300 0 1 0 0 6.600A3.300 3.300 0 0 0 9 5zM2.800 19c.6-3.200 3-4.800 6.200-4.800s5.600 1.600 6.200 4.800M16 5.500a3 3 0 0 1 0 5.800M17.500 14.500c2 .5 3.300 2 3.700 4.500',
  ticket: 'M4 7h16v3.200a1.900 1.900 0 0 0 0 3.600V17H4v-3.200a1.900 1.900 0 0 0 0-3.600zM14 7v10',
  bin: 'M5 7h14M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10.300 10.500v6M13.700 10.500v6',
  sparkle:
    'M12 4c.7 4.600 2.400 6.300 7 7-4.600.7-6.300 2.400-7 7-.7-4.600-2.400-6.300-7-7 4.600-.7 6.300-2.400 7-7zM18.500 16.500v4M16.500 18.500h4',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing of 24 × 24; the words beside it say what it means. */
export function Icon({
  name,
  size = 20,
  filled = false,
}: {
  name: IconName;
  size?: number;
  filled?: boolean;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
