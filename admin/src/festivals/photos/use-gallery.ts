import { useState } from 'react';
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import type { PhotoView } from '../../shared/photo.js';
import { changedFields } from '../../shared/race.rules.js';
import { type Contested, useContested } from '../../shared/use-contested.js';
import { changeFestival, type ReadFestival, readFestival } from '../edit/festival.api.js';
import { useRefresh } from '../edit/use-refresh.js';
import { bodyOf, type GalleryField, type GalleryValues, valuesOf } from './gallery.values.js';

export interface GalleryInHand extends Contested<ReadFestival, GalleryValues> {
  /** As the page holds them, saved or not. */
  readonly values: GalleryValues;
  readonly changes: readonly GalleryField[];
  /** What the page holds now, even between two of its pictures. */
  readonly drafted: () => GalleryValues;
  readonly draft: (change: Partial<GalleryValues>) => void;
  /** Those that are known, by their ids. */
  readonly photos: ReadonlyMap<string, PhotoView>;
  readonly learn: (photos: readonly PhotoView[]) => void;
}

/** The gallery of one festival and the ways to write it. Only what differs from what was read is sent. */
export function useGallery(read: ReadFestival): GalleryInHand {
  const form = useForm<GalleryValues>({ defaultValues: valuesOf(read.festival) });
  const values = useWatch({ control: form.control }) as GalleryValues;
  const [photos, setPhotos] = useState(() => byId(read.festival.gallery));
  const refresh = useRefresh();
  const learn = (learnt: readonly PhotoView[]) => setPhotos((known) => new Map([...known, ...byId(learnt)]));
  const contested = useContested<ReadFestival, GalleryValues>(read, {
    valuesOf: ({ festival }) => valuesOf(festival),
    send: (from, mine) =>
      changeFestival(from.festival.id, from.etag, bodyOf(mine, changedFields(valuesOf(from.festival), mine))),
    presentOf: async (error) => {
      if (!(error instanceof ApiProblem && error.status === 412)) return null;
      const present = await readFestival(read.festival.id);
      learn(present.festival.gallery);
      return present;
    },
    drafted: () => form.getValues(),
    redraft: (drafted) => form.reset(drafted),
    onSaved: ({ festival }) => {
      learn(festival.gallery);
      refresh();
    },
  });
  return {
    ...contested,
    values,
    changes: changedFields(valuesOf(contested.base.festival), values),
    drafted: () => form.getValues(),
    draft: (change) => redraft(form, change),
    photos,
    learn,
  };
}

function redraft(form: UseFormReturn<GalleryValues>, change: Partial<GalleryValues>): void {
  form.reset({ ...form.getValues(), ...change });
}

function byId(photos: readonly PhotoView[]): ReadonlyMap<string, PhotoView> {
  return new Map(photos.map((photo) => [photo.id, photo]));
}
