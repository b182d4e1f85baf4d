import type { Place } from './place.rules.js';

/** The map is drawn flat, in hundredths of a degree of latitude; of longitude as wide as one is at 36° north. */
const UNIT = 100;
const NARROWED = Math.cos((36 * Math.PI) / 180);
const WEST = 124.4;
const NORTH = 38.9;

/** All of the country. */
const WHOLE = { width: 630, height: 590 };
export const ASPECT = WHOLE.width / WHOLE.height;
const CLOSEST = 6;
/** The part of the view, from its middle, in which a point may move before the view follows. */
const AT_EASE = 0.38;

/** What of the map is in sight: where its middle is, and how often its sides were halved. */
export interface View {
  readonly middle: Place;
  readonly zoom: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function project({ lat, lng }: Place): readonly [number, number] {
  return [(lng - WEST) * NARROWED * UNIT, (NORTH - lat) * UNIT];
}

function unproject(x: number, y: number): Place {
  return { lat: NORTH - y / UNIT, lng: x / UNIT / NARROWED + WEST };
}

export const wholeView: View = { middle: unproject(WHOLE.width / 2, WHOLE.height / 2), zoom: 0 };

export function canZoom({ zoom }: View, by: 1 | -1): boolean {
  return by === 1 ? zoom < CLOSEST : zoom > 0;
}

/** Closer or farther, around the point where there is one. */
export function zoomed(view: View, by: 1 | -1, place: Place | null): View {
  if (!canZoom(view, by)) return view;
  const zoom = view.zoom + by;
  return zoom === 0 ? wholeView : { middle: place ?? view.middle, zoom };
}

/** The same view while the point is well inside it; otherwise with the point in its middle. */
export function following(view: View, place: Place): View {
  if (view.zoom === 0) return view;
  const { x, y, width, height } = boxOf(view);
  const [px, py] = project(place);
  const isAtEase =
    Math.abs(px - x - width / 2) <= width * AT_EASE && Math.abs(py - y - height / 2) <= height * AT_EASE;
  return isAtEase ? view : { ...view, middle: place };
}

export function boxOf({ middle, zoom }: View): Box {
  const [width, height] = [WHOLE.width / 2 ** zoom, WHOLE.height / 2 ** zoom];
  const [x, y] = project(middle);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** What lies at these shares of the view, from its left and its top. */
export function placeAt(view: View, across: number, down: number): Place {
  const { x, y, width, height } = boxOf(view);
  return rounded(unproject(x + across * width, y + down * height));
}

/** Moved by so many fiftieths of the view's height. */
export function nudged(view: View, place: Place, east: number, north: number): Place {
  const step = boxOf(view).height / 50;
  const [x, y] = project(place);
  return rounded(unproject(x + east * step, y - north * step));
}

/** To about a metre. */
function rounded({ lat, lng }: Place): Place {
  return { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)) };
}
