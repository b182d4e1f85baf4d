import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WhereOf } from '../../shared/festival/festival-words.js';
import { EditionDays } from '../../shared/festival/timing.js';
import { Icon, type IconName } from '../../shared/ui/icon.js';
import type { Festival } from './festival.queries.js';
import styles from './facts.module.css';
import { hostOf } from './host.js';
import { LocatorMap } from './locator-map.js';
import { phonesIn } from './phones.js';
import { Usually } from './usually.js';

/** When, where, how much, by whom; and where that is in Korea. */
export function Facts({ festival }: { festival: Festival }) {
  const { t } = useTranslation();
  const { edition, editions, free, organiser, host, sponsors, phone, homepage, formerNames } = festival;
  const inView = editions.find(({ id }) => id === edition?.id);
  const price = inView?.price ?? (free === null ? null : t(free ? 'facts.free' : 'facts.paid'));
  return (
    <div className={styles.card}>
      <dl>
        <Fact icon="calendar" name={t('facts.days')}>
          <EditionDays edition={edition} />
          <Usually festival={festival} />
        </Fact>
        <Fact icon="pin" name={t('facts.place')}>
          <WhereOf festival={festival} />
          {festival.address !== null && <span className={styles.soft}>{festival.address}</span>}
        </Fact>
        {price !== null && (
          <Fact icon="ticket" name={t('facts.price')}>
            {price}
            {inView?.ageLimit && <span className={styles.soft}>{inView.ageLimit}</span>}
          </Fact>
        )}
        {organiser !== null && (
          <Fact icon="people" name={t('facts.organiser')}>
            {organiser}
            {host !== null && host !== organiser && (
              <span className={styles.soft}>{t('facts.host', { host })}</span>
            )}
            {sponsors !== null && <span className={styles.soft}>{t('facts.sponsors', { sponsors })}</span>}
          </Fact>
        )}
        {phone !== null && (
          <Fact icon="phone" name={t('facts.phone')}>
            {phonesIn(phone).map(({ text, href }, at) => (
              <Fragment key={href}>
                {at > 0 && ', '}
                <a href={href}>{text}</a>
              </Fragment>
            ))}
          </Fact>
        )}
        {homepage !== null && (
          <Fact icon="link" name={t('facts.homepage')}>
            <a href={homepage} rel="noreferrer" target="_blank">
              {hostOf(homepage)}
            </a>
          </Fact>
        )}
      </dl>
      {inView?.programme && (
        <details className={styles.programme}>
          <summary>{t('facts.programme')}</summary>
          <p>{inView.programme}</p>
        </details>
      )}
      {formerNames.length > 0 && (
        <p className={styles.soft}>{t('facts.formerNames', { names: formerNames.join(', ') })}</p>
      )}
      <LocatorMap name={festival.name} point={festival.point} address={festival.address ?? festival.place} />
    </div>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>
        <Icon name={icon} />
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
