import { isUnderway } from '@fasteval/uploader';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MembersOnly } from '../../shared/session/members-only.js';
import { Button } from '../../shared/ui/button.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { PhotoPicker } from '../../shared/upload/photo-picker.js';
import { type PhotoUploads, usePhotoUploads } from '../../shared/upload/use-photo-uploads.js';
import { MyPhoto } from './my-photo.js';
import styles from './my-photos-page.module.css';
import { myPhotosQuery, putFirst } from './my-photos.queries.js';

/** Of one go: more than this a person does not oversee. */
const MOST_AT_ONCE = 100;

/** The person's own photos in every state, and the place to add many at once. */
export function MyPhotosPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('myPhotos.title')} className={styles.title} />
      <MembersOnly>{(account) => <MyPhotos accountId={account.id} />}</MembersOnly>
    </div>
  );
}

function MyPhotos({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const photos = usePhotoUploads(MOST_AT_ONCE, (photo) => putFirst(queries, accountId, photo));
  return (
    <>
      <PhotoPicker
        {...photos}
        add={(files) => {
          if (!photos.uploads.some(({ state }) => isUnderway(state))) clearReady(photos);
          photos.add(files);
        }}
        hideReady
        hint={t('myPhotos.hint')}
      />
      <Photos accountId={accountId} uploads={photos.uploads} />
    </>
  );
}

/** Those of the last go, so that the next one is counted by itself. */
function clearReady({ uploads, remove }: PhotoUploads): void {
  for (const upload of uploads) if (upload.state.kind === 'ready') remove(upload);
}

function Photos({ accountId, uploads }: { accountId: string } & Pick<PhotoUploads, 'uploads'>) {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(myPhotosQuery(accountId));
  if (isPending) {
    return (
      <div className={styles.grid} role="status" aria-label={t('state.loading')}>
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} height="11rem" />
        ))}
      </div>
    );
  }
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // Those under way are shown above, with their bars.
  const above = new Set(uploads.flatMap(({ photoId, state }) => (state.kind === 'ready' ? [] : [photoId])));
  const photos = data.pages.flatMap(({ items }) => items).filter(({ id }) => !above.has(id));
  if (photos.length === 0 && uploads.length === 0) {
    return (
      <EmptyState title={t('myPhotos.empty')}>
        <p>{t('myPhotos.emptyDetail')}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="my-photos" className={styles.photos}>
      <h2 id="my-photos">{t('myPhotos.count', { count: data.pages[0]?.total ?? 0 })}</h2>
      <ul className={styles.grid}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <MyPhoto photo={photo} number={index + 1} accountId={accountId} />
          </li>
        ))}
      </ul>
      {error && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'state.loading' : 'action.more')}
        </Button>
      )}
    </section>
  );
}
