import { useTranslation } from 'react-i18next';
import { PhotoGallery } from '../../shared/photo/photo-gallery.js';
import { Icon } from '../../shared/ui/icon.js';
import type { Festival } from './festival.queries.js';
import { hostOf } from './host.js';
import styles from './pictures.module.css';

/** The photos of the festival, and those that stay with whoever forbids altering them. */
export function Pictures({ festival: { gallery, linkedPictures } }: { festival: Festival }) {
  const { t } = useTranslation();
  if (gallery.length + linkedPictures.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="pictures">
      <h2 id="pictures">{t('pictures.title')}</h2>
      {gallery.length > 0 && (
        <PhotoGallery photos={gallery} nameOf={(number) => t('pictures.photo', { number })} />
      )}
      {linkedPictures.length > 0 && (
        <>
          <h3>{t('pictures.linked')}</h3>
          <p className={styles.soft}>{t('pictures.linkedNote')}</p>
          <ul className={styles.cards}>
            {linkedPictures.map((picture, index) => (
              <li key={index} className={styles.card}>
                <p className={styles.alt}>{picture.alt}</p>
                <p className={styles.soft}>{t('festival.photoBy', { credit: picture.credit })}</p>
                <p className={styles.soft}>{t(`pictures.licence.${picture.licence}`)}</p>
                <p className={styles.links}>
                  <Away to={picture.url} name={t('pictures.open')} of={picture.alt} />
                  <Away
                    to={picture.sourceUrl}
                    name={t('pictures.source', { host: hostOf(picture.sourceUrl) })}
                    of={picture.alt}
                  />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A link out of here, told apart from its like by what it is of. */
function Away({ to, name, of }: { to: string; name: string; of: string }) {
  return (
    <a href={to} rel="noreferrer" target="_blank">
      <Icon name="link" size={16} />
      {name}
      <span className="visually-hidden">: {of}</span>
    </a>
  );
}
