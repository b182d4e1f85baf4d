import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button as PlainButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { AltField } from '../../shared/photo/alt-field.js';
import { EnlargeablePhoto } from '../../shared/photo/enlargeable-photo.js';
import type { PhotoView } from '../../shared/photo/photo.js';
import { Confirm } from '../../shared/ui/confirm.js';
import { Icon } from '../../shared/ui/icon.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './my-photo.module.css';
import { replace, takeOut } from './my-photos.queries.js';

interface Props {
  readonly photo: PhotoView;
  /** Its place on the page, which tells it from the others where it has no words of its own. */
  readonly number: number;
  readonly accountId: string;
}

/** One of the person's photos: the picture, or what has become of it, and the way to delete it. */
export function MyPhoto({ photo, number, accountId }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const place = photo.own?.location ?? null;
  const name = photo.alt ?? t('myPhotos.nameless', { number });
  return (
    <div className={styles.tile}>
      {photo.status === 'ready' ? (
        <EnlargeablePhoto photo={photo} name={name} sizes="(min-width: 720px) 180px, 30vw">
          <AltField photo={photo} onSaved={(saved) => replace(queries, accountId, saved)} />
          {place !== null && <p>{t('photos.roughPlace', { place: `${place.lat}, ${place.lng}` })}</p>}
        </EnlargeablePhoto>
      ) : (
        <div className={styles.state} data-status={photo.status}>
          <Icon name="camera" size={26} />
          <strong>{t(`myPhotos.status.${photo.status}`)}</strong>
          {photo.reason !== null && <p>{photo.reason.message}</p>}
          {photo.status === 'awaiting' && <p>{t('myPhotos.resume')}</p>}
        </div>
      )}
      <DeleteButton photoId={photo.id} name={name} accountId={accountId} />
    </div>
  );
}

function DeleteButton({ photoId, name, accountId }: { photoId: string; name: string; accountId: string }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => answerOf(api.DELETE('/v1/media/{id}', { params: { path: { id: photoId } } })),
    onSuccess: () => {
      takeOut(queries, accountId, photoId);
      notify(t('myPhotos.deleted'));
    },
    onError: (error) => {
      const { title, detail } = words(error);
      notify(`${title}. ${detail}`);
    },
  });
  return (
    <Confirm
      title={t('myPhotos.deleteTitle')}
      detail={t('myPhotos.deleteDetail')}
      yes={t('myPhotos.deleteYes')}
      onYes={() => mutate()}
    >
      <PlainButton
        className={styles.delete}
        isDisabled={isPending}
        aria-label={t('myPhotos.delete', { name })}
      >
        <Icon name="bin" size={18} />
      </PlainButton>
    </Confirm>
  );
}
