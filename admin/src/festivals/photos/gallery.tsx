import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { GalleryPhoto } from './gallery-photo.js';
import { movedTo } from './gallery.values.js';
import type { GalleryInHand } from './use-gallery.js';

interface GalleryProps {
  readonly inHand: GalleryInHand;
  readonly onOpen: (photoId: string) => void;
}

/** The photos in their order, which is changed by dragging, by buttons and by keys. */
export function Gallery({ inHand, onOpen }: GalleryProps) {
  const say = useWords();
  const [news, setNews] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const { order } = inHand.values;

  const move = (id: string, place: number) => {
    const before = inHand.drafted().order;
    const after = movedTo(before, id, place);
    setNews(say('photos.moved', { at: after.indexOf(id) + 1, all: after.length }));
    inHand.draft({ order: after });
  };
  const remove = (id: string) => {
    inHand.draft({ order: inHand.drafted().order.filter((one) => one !== id) });
    setNews(say('photos.removed'));
  };
  const saved = new Set(inHand.base.festival.galleryPhotoIds);
  return (
    <Card title={say('photos.gallery')} aside={say('photos.count', { smart_count: order.length })}>
      <Typography color="text.secondary" sx={{ fontSize: '0.875rem', mb: 1.5 }}>
        {order.length === 0 ? `${say('photos.none')} ${say('photos.noneText')}` : say('photos.lead')}
      </Typography>
      <Box role="status" sx={{ fontSize: '0.875rem', minHeight: '1.5em' }}>
        {news}
      </Box>
      <Box
        component="ul"
        aria-label={say('photos.gallery')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
        }}
      >
        {order.map((id, index) => (
          <GalleryPhoto
            key={id}
            id={id}
            at={index + 1}
            all={order.length}
            known={inHand.photos.get(id) ?? null}
            isNew={!saved.has(id)}
            isDragged={dragged === id}
            mayTake={dragged !== null && dragged !== id}
            onDrag={setDragged}
            onTake={() => dragged !== null && move(dragged, index)}
            onMove={(place) => move(id, place)}
            onOpen={() => onOpen(id)}
            onRemove={() => remove(id)}
          />
        ))}
      </Box>
    </Card>
  );
}
