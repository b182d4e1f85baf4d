import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CategoryArt } from '../category/category-art.js';
import { CategoryTag } from '../category/category-tag.js';
import { Photo } from '../photo/photo.js';
import { Skeleton } from '../ui/states.js';
import { BookmarkButton } from './bookmark-button.js';
import styles from './festival-card.module.css';
import { type FestivalItem, useFestivalName, WhereOf } from './festival-words.js';
import { Rating } from './rating.js';
import { EditionDays, TimingBadge } from './timing.js';

interface Props {
  readonly festival: FestivalItem;
  /** How wide the picture is drawn, as in the `sizes` of an img. */
  readonly sizes: string;
  readonly eager?: boolean;
  /** On a phone the picture stands beside the facts, so that a long list stays short. */
  readonly compact?: boolean;
  /** Why it is shown, under its facts. */
  readonly children?: ReactNode;
}

export function FestivalCard({ festival, sizes, eager = false, compact = false, children }: Props) {
  const { t } = useTranslation();
  const name = useFestivalName()(festival);
  return (
    <article className={`${styles.card} ${compact ? styles.compact : ''}`}>
      <div className={styles.cover}>
        <Photo
          photo={festival.cover}
          sizes={sizes}
          eager={eager}
          alt=""
          fallback={<CategoryArt category={festival.category} />}
        />
        <div className={styles.badge}>
          <TimingBadge edition={festival.edition} />
        </div>
      </div>
      <div className={styles.facts}>
        <p className={styles.line}>
          <CategoryTag category={festival.category} />
          <Rating rating={festival.rating} />
        </p>
        <h3 className={styles.name}>
          <Link to={`/festivals/${festival.id}`}>{name}</Link>
        </h3>
        <p className={styles.soft}>
          <EditionDays edition={festival.edition} />
        </p>
        <p className={styles.soft}>
          <WhereOf festival={festival} />
          {festival.distanceKm !== undefined &&
            ` · ${t('distance.km', { km: kilometres(festival.distanceKm) })}`}
        </p>
        {children}
      </div>
      <div className={styles.bookmark}>
        <BookmarkButton festival={festival} />
      </div>
    </article>
  );
}

export function FestivalCardSkeleton() {
  return (
    <div className={styles.card} aria-hidden="true">
      <div className={styles.cover}>
        <Skeleton height="100%" />
      </div>
      <div className={styles.facts}>
        <Skeleton height="1rem" width="40%" />
        <Skeleton height="1.4rem" width="85%" />
        <Skeleton height="1rem" width="60%" />
      </div>
    </div>
  );
}

function kilometres(km: number): string {
  return km < 10 ? km.toFixed(1) : Math.round(km).toString();
}
