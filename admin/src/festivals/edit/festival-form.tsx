import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { Card } from '../../shared/card.js';
import { CoverPhoto } from './cover-photo.js';
import { Choice, Line, RegionField, WordList } from './fields.js';
import { PlaceOnMap } from './map/place-on-map.js';
import { WithOrigin } from './origin/origin.js';

const publications = ['published', 'draft', 'hidden'] as const;

/** Every field of a festival, in groups; the form around it keeps the values. */
export function FestivalForm({ beside }: { readonly beside?: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 340px', lg: 'minmax(0, 1fr) 400px' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Basics />
        <Where />
        <Contact />
        <Texts />
      </Box>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <CoverPhoto />
        {beside}
        <Publication />
      </Box>
    </Box>
  );
}

const two = { display: 'grid', columnGap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } };

function Basics() {
  const say = useWords();
  const categories = useCategories();
  const admissions = [
    { code: '', name: say('festival.freeUnknown') },
    { code: 'yes', name: say('festival.freeYes') },
    { code: 'no', name: say('festival.freeNo') },
  ];
  return (
    <Card title={say('festival.basics')}>
      <Box sx={two}>
        <Line name="name" label={say('festival.name')} required />
        <Line name="nameEn" label={say('festival.nameEn')} />
        <Choice name="category" label={say('festival.category')} choices={categories} required />
        <Choice name="free" label={say('festival.free')} choices={admissions} />
        <WordList name="tags" label={say('festival.tags')} hint={say('festival.tagsHint')} />
        <WordList name="formerNames" label={say('festival.formerNames')} hint={say('festival.tagsHint')} />
      </Box>
    </Card>
  );
}

function Where() {
  const say = useWords();
  return (
    <Card title={say('festival.where')}>
      <Box sx={two}>
        <Line name="place" label={say('festival.place')} />
        <Line name="address" label={say('festival.address')} />
        <RegionField />
        <WithOrigin field="point" label={say('festival.point')}>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
            <Line name="point.lat" label={say('festival.lat')} input={{ inputMode: 'decimal' }} />
            <Line name="point.lng" label={say('festival.lng')} input={{ inputMode: 'decimal' }} />
          </Box>
        </WithOrigin>
      </Box>
      <PlaceOnMap />
    </Card>
  );
}

function Contact() {
  const say = useWords();
  return (
    <Card title={say('festival.contact')}>
      <Box sx={two}>
        <Line name="organiser" label={say('festival.organiser')} />
        <Line name="host" label={say('festival.host')} />
        <Line name="sponsors" label={say('festival.sponsors')} />
        <Line name="phone" label={say('festival.phone')} input={{ inputMode: 'tel' }} />
        <Line name="homepage" label={say('festival.homepage')} input={{ inputMode: 'url' }} />
      </Box>
    </Card>
  );
}

function Texts() {
  const say = useWords();
  return (
    <Card title={say('festival.texts')}>
      <Line name="description" label={say('festival.description')} rows={4} input={{ lang: 'ko' }} />
      <Line name="descriptionEn" label={say('festival.descriptionEn')} rows={4} input={{ lang: 'en' }} />
    </Card>
  );
}

function Publication() {
  const say = useWords();
  const choices = publications.map((code) => ({ code, name: say(`publication.${code}`) }));
  return (
    <Card title={say('festival.publication')}>
      <Choice
        name="status"
        label={say('festival.status')}
        choices={choices}
        hint={say('festival.statusHint')}
      />
    </Card>
  );
}
