import { mainland, project } from './korea-outline.js';

const jeju = project(126.55, 33.38);
const ulleung = project(130.87, 37.5);

/** South Korea, to be drawn on in the units of {@link project}. */
export function Land({ className }: { className: string | undefined }) {
  return (
    <>
      <path className={className} d={mainland} />
      <ellipse className={className} cx={jeju[0]} cy={jeju[1]} rx="33" ry="15" />
      <circle className={className} cx={ulleung[0]} cy={ulleung[1]} r="5" />
    </>
  );
}
