import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { PageOfOne } from '../../shared/page-of-one.js';
import { readFestival } from '../edit/festival.api.js';
import { PhotosEditor } from './photos-editor.js';

/** The photos of one festival. */
export default function PhotosPage() {
  const say = useWords();
  const { id = '' } = useParams();
  return (
    <PageOfOne
      queryKey={['festival', id, 'photos']}
      read={() => readFestival(id)}
      missing={{ title: say('photos.open'), back: { to: '/festivals', text: say('festival.back') } }}
    >
      {(read) => <PhotosEditor key={id} read={read} />}
    </PageOfOne>
  );
}
