import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useForm } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import { changedFields } from '../../shared/race.rules.js';
import { EditionForm, showAtEditionFields } from './edition-form.js';
import { editionBodyOf, type EditionValues, newEdition } from './edition.values.js';
import { addEdition } from './festival.api.js';
import { OriginsProvider } from './origin/origins.js';

interface EditionAddProps {
  readonly festivalId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly isBrief?: boolean;
}

export function EditionAdd({ festivalId, onDone, onCancel, isBrief = false }: EditionAddProps) {
  const say = useWords();
  const notify = useNotify();
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<EditionValues>({ defaultValues: newEdition });

  const add = async () => {
    setProblem(null);
    const values = form.getValues();
    try {
      await addEdition(festivalId, editionBodyOf(values, changedFields(newEdition, values)), key);
      notify(say('editions.saved'), { type: 'success' });
      onDone();
    } catch (error) {
      setProblem(error);
      showAtEditionFields(form, error);
    }
  };
  return (
    <OriginsProvider value={null}>
      <EditionForm
        title={say('editions.newTitle')}
        form={form}
        problem={problem}
        onSave={add}
        onCancel={onCancel}
        isBrief={isBrief}
      />
    </OriginsProvider>
  );
}
