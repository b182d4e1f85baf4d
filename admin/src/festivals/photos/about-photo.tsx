import { Dialog, DialogContent, DialogContentText, DialogTitle, Skeleton } from '@mui/material';
import { useWords } from '../../i18n/use-words.js';
import type { PhotoView } from '../../shared/photo.js';
import { Trouble } from '../../shared/trouble.js';
import { useReadOnce } from '../../shared/use-read-once.js';
import { PhotoForm } from './photo-form.js';
import { readPhoto } from './photo.api.js';

interface AboutPhotoProps {
  readonly id: string;
  readonly onSaved: (photo: PhotoView) => void;
  readonly onClose: () => void;
}

/** What is said of one photo, in a dialog of its own: it is saved by itself, whatever the gallery waits for. */
export function AboutPhoto({ id, onSaved, onClose }: AboutPhotoProps) {
  const say = useWords();
  const { data, error, refetch } = useReadOnce(['photo', id, 'to change'], () => readPhoto(id));
  return (
    <Dialog open maxWidth="md" fullWidth onClose={onClose} aria-labelledby="about-photo">
      <DialogTitle id="about-photo">{say('photos.about.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{say('photos.about.lead')}</DialogContentText>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data === undefined && !error && <Skeleton variant="rounded" height={280} aria-busy />}
        {data !== undefined && <PhotoForm read={data} onSaved={onSaved} onClose={onClose} />}
      </DialogContent>
    </Dialog>
  );
}
