import type { ReactElement } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './confirm.module.css';

interface Props {
  readonly title: string;
  readonly detail: string;
  /** What the button says that goes ahead. */
  readonly yes: string;
  readonly onYes: () => void;
  /** The button that asks; one of react-aria's. */
  readonly children: ReactElement;
}

/** A button that asks again before it does what cannot be undone. */
export function Confirm({ title, detail, yes, onYes, children }: Props) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      {children}
      <ModalOverlay className={styles.overlay} isDismissable>
        <Modal>
          <Dialog role="alertdialog" className={styles.dialog}>
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <p>{detail}</p>
                <div className={styles.actions}>
                  <Button look="quiet" onClick={close}>
                    {t('action.cancel')}
                  </Button>
                  <Button
                    onClick={() => {
                      close();
                      onYes();
                    }}
                  >
                    {yes}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
