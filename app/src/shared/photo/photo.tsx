import { type CSSProperties, type ReactNode, useMemo, useState } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import type { components } from '../../api/schema.js';
import styles from './photo.module.css';

export type PhotoView = components['schemas']['Photo'];
type Rendition = PhotoView['renditions'][number];

interface Props {
  readonly photo: PhotoView | null;
  /** How wide it is drawn, as in the `sizes` of an img. */
  readonly sizes: string;
  /** What is drawn where there is no picture, or it does not come. */
  readonly fallback: ReactNode;
  readonly alt?: string;
  /** The first thing people see: fetched before others. */
  readonly eager?: boolean;
}

/** Fills its box. Its thumbhash is painted at once, the rendition that fits follows. */
export function Photo({ photo, sizes, fallback, alt = photo?.alt ?? '', eager = false }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const blur = useMemo(() => blurOf(photo?.thumbhash), [photo?.thumbhash]);
  const jpegs = renditionsOf(photo, 'jpeg');
  const largest = jpegs[0];
  if (photo === null || largest === undefined || broken === photo.id)
    return <span className={styles.frame}>{fallback}</span>;
  const paint: CSSProperties = { backgroundColor: photo.color ?? undefined, backgroundImage: blur };
  return (
    <picture className={styles.frame} style={paint}>
      <Source photo={photo} format="avif" sizes={sizes} />
      <Source photo={photo} format="webp" sizes={sizes} />
      <img
        src={(jpegs.find(({ width }) => width <= 640) ?? largest).url}
        srcSet={srcSet(jpegs)}
        sizes={sizes}
        width={largest.width}
        height={largest.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : 'auto'}
        decoding="async"
        style={{ objectPosition: positionOf(photo.focalPoint) }}
        onError={() => setBroken(photo.id)}
      />
    </picture>
  );
}

/** What must stay in view stays there, however the picture is cut. */
function positionOf(point: PhotoView['focalPoint']): string | undefined {
  return point === null ? undefined : `${point.x * 100}% ${point.y * 100}%`;
}

/** Offers a format to browsers that know it; nothing where the photo was not made in it. */
function Source({ photo, format, sizes }: Pick<Props, 'photo' | 'sizes'> & Pick<Rendition, 'format'>) {
  const renditions = renditionsOf(photo, format);
  if (renditions.length === 0) return null;
  return <source type={`image/${format}`} srcSet={srcSet(renditions)} sizes={sizes} />;
}

/** One format, widest first. */
function renditionsOf(photo: PhotoView | null, format: Rendition['format']): Rendition[] {
  return (photo?.renditions ?? []).filter((one) => one.format === format).sort((a, b) => b.width - a.width);
}

function srcSet(renditions: Rendition[]): string {
  return renditions.map(({ url, width }) => `${url} ${width}w`).join(', ');
}

function blurOf(thumbhash: string | null | undefined): string | undefined {
  if (thumbhash === null || thumbhash === undefined) return undefined;
  const bytes = Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0));
  return `url(${thumbHashToDataURL(bytes)})`;
}
