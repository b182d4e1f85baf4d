import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Stars } from '../../shared/festival/rating.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { PhotoGallery } from '../../shared/photo/photo-gallery.js';
import styles from './review-item.module.css';
import type { Review } from './reviews.queries.js';

interface Props {
  readonly review: Review;
  /** What stands at its head; left out, who wrote it. */
  readonly head?: ReactNode;
}

export function ReviewItem({ review, head = review.author.displayName }: Props) {
  const { t } = useTranslation();
  const { rating, text, author, photos, createdAt } = review;
  const written = new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    dateStyle: 'medium',
  });
  return (
    <article className={styles.review}>
      <p className={styles.head}>
        <strong>{head}</strong>
        <Stars value={rating} />
        <time dateTime={createdAt}>{written.format(new Date(createdAt))}</time>
      </p>
      {text !== null && <p className={styles.text}>{text}</p>}
      {photos.length > 0 && (
        <PhotoGallery
          photos={photos}
          nameOf={(number) => t('reviews.photoOf', { name: author.displayName, number })}
        />
      )}
    </article>
  );
}
