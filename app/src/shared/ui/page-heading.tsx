import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's only h1; also its title in the browser. */
export function PageHeading({
  title,
  className,
  children,
}: {
  title: string;
  className?: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.pageTitle', { title });
  }, [title, t]);
  return <h1 className={className}>{children ?? title}</h1>;
}
