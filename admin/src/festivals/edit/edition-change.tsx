import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useForm } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import { EditionForm, showAtEditionFields } from './edition-form.js';
import { type EditionValues, editionValuesOf } from './edition.values.js';
import type { Edition } from './festival.api.js';
import { EditionRace } from './festival-race.js';
import { EditionOrigins } from './origin/edition-origins.js';
import { useEdition } from './use-edition.js';

interface EditionChangeProps {
  readonly festivalId: string;
  readonly edition: Edition;
  /** Something was saved while the form stays open. */
  readonly onSaved: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly isBrief?: boolean;
}

export function EditionChange({
  festivalId,
  edition,
  onSaved,
  onDone,
  onCancel,
  isBrief = false,
}: EditionChangeProps) {
  const say = useWords();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<EditionValues>({ defaultValues: editionValuesOf(edition) });
  const contested = useEdition(festivalId, edition, {
    drafted: () => form.getValues(),
    redraft: (values) => form.reset(values),
    onGone: onDone,
    onSaved,
  });
  const tell = async (saving: Promise<boolean>) => {
    setProblem(null);
    try {
      if (!(await saving)) return;
      notify(say('editions.saved'), { type: 'success' });
      onDone();
    } catch (error) {
      setProblem(error);
      showAtEditionFields(form, error);
    }
  };
  return (
    <EditionOrigins festivalId={festivalId} contested={contested}>
      <EditionForm
        title={say('editions.changeTitle')}
        form={form}
        problem={problem}
        onSave={() => tell(contested.save())}
        onCancel={onCancel}
        isBrief={isBrief}
      />
      {contested.sides !== null && (
        <EditionRace
          sides={contested.sides}
          onSettle={(choices) => void tell(contested.settle(choices))}
          onKeepEditing={contested.keepEditing}
        />
      )}
    </EditionOrigins>
  );
}
