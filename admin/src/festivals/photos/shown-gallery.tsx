import { Box } from '@mui/material';
import { useWords } from '../../i18n/use-words.js';
import { Photo, type PhotoView } from '../../shared/photo.js';
import type { GalleryField, GalleryValues } from './gallery.values.js';

interface ShownGalleryProps {
  readonly field: GalleryField;
  readonly values: GalleryValues;
  readonly photos: ReadonlyMap<string, PhotoView>;
}

/** One side of a lost race as a person sees it: the photos in their order. */
export function ShownGallery({ field, values, photos }: ShownGalleryProps) {
  const say = useWords();
  if (field === 'linkedPictures') {
    return values.linkedPictures.map(({ alt }) => alt).join('\n') || say('photos.linked.none');
  }
  if (values.order.length === 0) return say('photos.noPhotos');
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5 }}>
      {values.order.map((id, index) => (
        <Photo
          key={id}
          photo={photos.get(id) ?? null}
          alt={photos.get(id)?.alt ?? say('photos.nth', { at: index + 1 })}
          sizes="84px"
          sx={{ width: 84, height: 56, borderRadius: 1 }}
        />
      ))}
    </Box>
  );
}
