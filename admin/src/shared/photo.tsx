import ImageIcon from '@mui/icons-material/ImageOutlined';
import { Box, type SxProps, type Theme } from '@mui/material';
import { useMemo } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import type { components } from '../api/schema.js';

export type PhotoView = components['schemas']['Photo'];

interface PhotoProps {
  readonly photo: PhotoView | null;
  readonly alt: string;
  /** How wide it will be, for the browser's choice of a rendition. */
  readonly sizes: string;
  readonly sx?: SxProps<Theme>;
}

/** A photo over the blur of its thumbhash; a quiet drawing where there is none. */
export function Photo({ photo, alt, sizes, sx = [] }: PhotoProps) {
  const blur = useMemo(() => blurOf(photo), [photo]);
  const box = [
    {
      position: 'relative',
      display: 'grid',
      placeItems: 'center',
      overflow: 'hidden',
      bgcolor: 'action.hover',
      color: 'text.secondary',
    },
    ...(Array.isArray(sx) ? (sx as readonly SxProps<Theme>[]) : [sx]),
  ] as SxProps<Theme>;
  const jpegs = photo?.renditions.filter(({ format }) => format === 'jpeg') ?? [];
  const smallest = jpegs.at(-1);
  if (smallest === undefined) {
    return (
      <Box sx={box} role="img" aria-label={alt}>
        <ImageIcon fontSize="small" />
      </Box>
    );
  }
  return (
    <Box component="picture" sx={box} style={{ background: `${photo?.color ?? ''} ${blur} center / cover` }}>
      <Source photo={photo} format="avif" sizes={sizes} />
      <Source photo={photo} format="webp" sizes={sizes} />
      <img
        src={smallest.url}
        srcSet={srcSetOf(jpegs)}
        sizes={sizes}
        alt={alt}
        loading="lazy"
        draggable={false}
        decoding="async"
        style={{
          // Of a box that has its height from a ratio, a part of it is no height in a grid.
          position: 'absolute',
          inset: 0,
          width: '100%',
          height: '100%',
          objectFit: 'cover',
          objectPosition: positionOf(photo?.focalPoint ?? null),
          display: 'block',
        }}
      />
    </Box>
  );
}

/** What must stay in view stays there, however the picture is cut. */
function positionOf(point: PhotoView['focalPoint']): string | undefined {
  return point === null ? undefined : `${point.x * 100}% ${point.y * 100}%`;
}

/** Offers a format to browsers that know it; nothing where the photo was not made in it. */
function Source({
  photo,
  format,
  sizes,
}: Pick<PhotoProps, 'photo' | 'sizes'> & { readonly format: 'avif' | 'webp' }) {
  const renditions = photo?.renditions.filter((one) => one.format === format) ?? [];
  if (renditions.length === 0) return null;
  return <source type={`image/${format}`} srcSet={srcSetOf(renditions)} sizes={sizes} />;
}

function srcSetOf(renditions: PhotoView['renditions']): string {
  return renditions.map(({ url, width }) => `${url} ${width}w`).join(', ');
}

function blurOf(photo: PhotoView | null): string {
  if (photo?.thumbhash == null) return '';
  const bytes = Uint8Array.from(atob(photo.thumbhash), (letter) => letter.charCodeAt(0));
  return `url(${thumbHashToDataURL(bytes)})`;
}
