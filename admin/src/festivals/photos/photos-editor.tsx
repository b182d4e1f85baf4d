import { isUnderway } from '@fasteval/uploader';
import { Box } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import type { PhotoView } from '../../shared/photo.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import { SaveBar } from '../../shared/save-bar.js';
import { Trouble } from '../../shared/trouble.js';
import { useLeaveGuard } from '../../shared/use-leave-guard.js';
import type { ReadFestival } from '../edit/festival.api.js';
import { PreviewLink } from '../edit/preview-link.js';
import { AboutPhoto } from './about-photo.js';
import { Arrivals } from './arrivals.js';
import { DropCard } from './drop-card.js';
import { Gallery } from './gallery.js';
import { type GalleryField, type GalleryValues, valuesOf } from './gallery.values.js';
import { LinkedPictures } from './linked-pictures.js';
import { ShownGallery } from './shown-gallery.js';
import { useGallery } from './use-gallery.js';
import { useUploads } from './use-uploads.js';

/** As many as the API takes. */
const MOST = 30;

/** All photos of a festival: put there, ordered, taken out; nothing is public before it is saved. */
export function PhotosEditor({ read }: { readonly read: ReadFestival }) {
  const say = useWords();
  const language = useLanguage();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const inHand = useGallery(read);
  const { base, sides, changes } = inHand;
  const arrive = (photo: PhotoView) => {
    inHand.learn([photo]);
    const { order } = inHand.drafted();
    if (!order.includes(photo.id)) inHand.draft({ order: [...order, photo.id] });
  };
  const uploads = useUploads(arrive);
  const underway = uploads.arrivals.filter(({ state }) => isUnderway(state)).length;
  useLeaveGuard(changes.length > 0 || underway > 0);

  const tell = async (attempt: Promise<boolean>) => {
    setProblem(null);
    setSaving(true);
    try {
      if (await attempt) notify(say('photos.saved'), { type: 'success' });
    } catch (error) {
      setProblem(error);
    } finally {
      setSaving(false);
    }
  };
  const { id, name, nameEn } = base.festival;
  const room = Math.max(0, MOST - inHand.values.order.length - underway);
  return (
    <>
      <PageHead
        title={say('photos.title', { name: language === 'en' && nameEn !== null ? nameEn : name })}
        back={{ to: `/festivals/${id}`, text: say('photos.back') }}
      >
        <PreviewLink festival={base.festival} isChanged={changes.length > 0} />
      </PageHead>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <DropCard onFiles={(files) => uploads.add(files, room, say('photos.full'))} />
        <Arrivals uploads={uploads} />
        <Gallery inHand={inHand} onOpen={setOpened} />
        <LinkedPictures inHand={inHand} />
      </Box>
      {problem !== null && <Trouble error={problem} />}
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void tell(inHand.save());
        }}
        sx={{ display: 'contents' }}
      >
        <SaveBar
          text={say('photos.save')}
          idle={say('photos.idle')}
          saving={saving}
          changes={changes.length}
          onUndo={() => inHand.draft(valuesOf(base.festival))}
        />
      </Box>
      {opened !== null && (
        <AboutPhoto
          id={opened}
          onSaved={(photo) => {
            inHand.learn([photo]);
            notify(say('photos.about.saved'), { type: 'success' });
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {sides !== null && (
        <RaceDialog<GalleryValues>
          sides={sides}
          labelOf={(field: GalleryField) => say(field === 'order' ? 'photos.order' : 'photos.linked.title')}
          shown={(field, values) => <ShownGallery field={field} values={values} photos={inHand.photos} />}
          onSettle={(choices) => void tell(inHand.settle(choices))}
          onKeepEditing={inHand.keepEditing}
        />
      )}
    </>
  );
}
