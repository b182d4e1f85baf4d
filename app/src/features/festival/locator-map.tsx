import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { notify } from '../../shared/ui/notice.js';
import { Button } from '../../shared/ui/button.js';
import { project } from '../../shared/map/korea-outline.js';
import { Land } from '../../shared/map/land.js';
import styles from './locator-map.module.css';

type Point = components['schemas']['Point'];

interface Props {
  readonly name: string;
  readonly point: Point | null;
  readonly address: string | null;
}

/** Where in Korea it is, drawn by ourselves, and ways to a real map that open only when asked. */
export function LocatorMap({ name, point, address }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.map}>
      {point !== null && <Outline point={point} />}
      <div className={styles.links}>
        {point !== null && (
          <a href={mapLink(name, point)} rel="noreferrer" target="_blank">
            {t('map.open')}
          </a>
        )}
        {address !== null && (
          <Button
            look="plain"
            onClick={() => void navigator.clipboard.writeText(address).then(() => notify(t('map.copied')))}
          >
            {t('map.copy')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Outline({ point }: { point: Point }) {
  const { t } = useTranslation();
  const [x, y] = project(point.lng, point.lat);
  return (
    <svg className={styles.outline} viewBox="0 0 440 570" role="img" aria-label={t('map.drawing')}>
      <Land className={styles.land} />
      <circle className={styles.ring} cx={x} cy={y} r="26" />
      <circle className={styles.pin} cx={x} cy={y} r="11" />
    </svg>
  );
}

function mapLink(name: string, { lat, lng }: Point): string {
  if (currentLanguage() === 'ko')
    return `https://map.kakao.com/link/map/${encodeURIComponent(name)},${lat},${lng}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=15/${lat}/${lng}`;
}
