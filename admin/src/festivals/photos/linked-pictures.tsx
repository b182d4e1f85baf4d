import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import type { LinkedPicture } from './gallery.values.js';
import { LinkForm } from './link-form.js';
import type { GalleryInHand } from './use-gallery.js';

/** Pictures that may not be altered: linked with their credit, and never fetched, not even by this page. */
export function LinkedPictures({ inHand }: { readonly inHand: GalleryInHand }) {
  const say = useWords();
  const [adding, setAdding] = useState(false);
  const { linkedPictures } = inHand.values;
  const put = (pictures: readonly LinkedPicture[]) => inHand.draft({ linkedPictures: pictures });
  return (
    <Card
      title={say('photos.linked.title')}
      aside={
        !adding && (
          <Button size="small" color="secondary" onClick={() => setAdding(true)}>
            {say('photos.linked.add')}
          </Button>
        )
      }
    >
      <Typography color="text.secondary" sx={{ fontSize: '0.875rem' }}>
        {say('photos.linked.lead')}
      </Typography>
      {adding && (
        <LinkForm
          onPut={(picture) => {
            put([...inHand.drafted().linkedPictures, picture]);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {linkedPictures.length === 0 && !adding && (
        <Typography sx={{ mt: 1 }}>{say('photos.linked.none')}</Typography>
      )}
      {linkedPictures.length > 0 && (
        <Box
          component="ul"
          aria-label={say('photos.linked.title')}
          sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}
        >
          {linkedPictures.map((picture, index) => (
            <One
              key={`${index} ${picture.url}`}
              picture={picture}
              onRemove={() => put(linkedPictures.filter((one) => one !== picture))}
            />
          ))}
        </Box>
      )}
    </Card>
  );
}

interface OneProps {
  readonly picture: LinkedPicture;
  readonly onRemove: () => void;
}

function One({ picture: { url, sourceUrl, alt, credit, licence }, onRemove }: OneProps) {
  const say = useWords();
  const links = [
    { to: url, text: say('photos.linked.picture') },
    { to: sourceUrl, text: say('photos.linked.source') },
  ];
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, alignItems: 'start', py: 1, borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 600 }}>{alt}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.875rem' }}>
          {credit} · {say(`photos.licences.${licence}`)}
        </Typography>
        <Box sx={{ display: 'flex', gap: 2, fontSize: '0.875rem' }}>
          {links.map(({ to, text }) => (
            <Link key={text} href={to} target="_blank" rel="noreferrer" aria-label={`${text}: ${alt}`}>
              {text}
            </Link>
          ))}
        </Box>
      </Box>
      <IconButton
        size="small"
        color="secondary"
        aria-label={say('photos.linked.remove', { alt })}
        onClick={onRemove}
      >
        <RemoveIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
