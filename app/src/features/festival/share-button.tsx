import { useTranslation } from 'react-i18next';
import { useSignal } from '../../shared/festival/signals.js';
import { Button } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { notify } from '../../shared/ui/notice.js';

/** The phone's own share sheet where there is one, else the address in the clipboard. */
export function ShareButton({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  const signal = useSignal();
  async function share(): Promise<void> {
    signal('share', id);
    if ('share' in navigator) {
      await navigator.share({ title, url: location.href }).catch(() => undefined);
      return;
    }
    await (navigator as Navigator).clipboard.writeText(location.href);
    notify(t('share.copied'));
  }
  return (
    <Button look="quiet" onClick={() => void share()}>
      <Icon name="share" />
      {t('share.label')}
    </Button>
  );
}
