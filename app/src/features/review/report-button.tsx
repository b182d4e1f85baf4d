import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/session/session.js';
import { Button, ButtonLink } from '../../shared/ui/button.js';
import { ReportForm } from './report-form.js';
import type { Review } from './reviews.queries.js';

/** The way to tell the editors of somebody else's review. */
export function ReportButton({ review: { id, author, festivalId } }: { review: Review }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const [open, setOpen] = useState(false);
  if (account?.id === author.id) return null;
  const name = t('report.of', { name: author.displayName });
  if (account === null) {
    return (
      <ButtonLink
        look="plain"
        aria-label={name}
        to={`/sign-in?${new URLSearchParams({ next: `/festivals/${festivalId}` })}`}
      >
        {t('report.open')}
      </ButtonLink>
    );
  }
  if (open) return <ReportForm reviewId={id} onDone={() => setOpen(false)} />;
  return (
    <Button look="plain" aria-label={name} onClick={() => setOpen(true)}>
      {t('report.open')}
    </Button>
  );
}
