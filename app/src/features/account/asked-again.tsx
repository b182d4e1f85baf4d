import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../shared/api/problem.js';
import { Button } from '../../shared/ui/button.js';
import dialogStyles from '../../shared/ui/confirm.module.css';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import { AccountForm } from './account-form.js';
import { PresentPasswordField } from './present-password-field.js';

const CONFIRMATION_NEEDED = 'urn:fasteval:problem:confirmation-needed';

interface Props {
  /** What the dialog asks, and its button says. */
  readonly title: string;
  readonly yes: string;
  readonly act: (currentPassword?: string) => Promise<void>;
  /** What begins it. */
  readonly children: (begin: () => void, isPending: boolean) => ReactNode;
}

/** Does something, and asks who one is where the API wants to know; within five minutes it may not. */
export function AskedAgain({ title, yes, act, children }: Props) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: () => act(),
    onError: (error) => {
      if (asksWhoOneIs(error)) setAsking(true);
      else notify(`${words(error).title}. ${words(error).detail}`);
    },
  });
  return (
    <>
      {children(() => mutate(), isPending)}
      <ModalOverlay className={dialogStyles.overlay} isOpen={isAsking} onOpenChange={setAsking} isDismissable>
        <Modal>
          <Dialog className={dialogStyles.dialog}>
            <Heading slot="title">{title}</Heading>
            <AccountForm
              submit={yes}
              onSubmit={async ({ currentPassword }) => {
                await act(currentPassword);
                setAsking(false);
              }}
            >
              <PresentPasswordField />
            </AccountForm>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function asksWhoOneIs(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return error.body.type === CONFIRMATION_NEEDED || error.fields['currentPassword'] !== undefined;
}
