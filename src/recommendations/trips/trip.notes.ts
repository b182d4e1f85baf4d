import type { Bilingual } from '../../shared/problem/problem.js';

export const NOTE_CODES = [
  'nothing-open',
  'out-of-reach',
  'free-days',
  'over-the-sea',
  'unannounced',
] as const;

/** What is to be known of a trip beside its days, above all why it is short. */
export interface Note {
  readonly code: (typeof NOTE_CODES)[number];
  readonly text: Bilingual;
}

/** Of the festivals that meet the wish: how many could be stops, and how many not and why. */
export interface Sieved {
  readonly stops: number;
  readonly overTheSea: number;
  readonly unannounced: number;
}

export function notesOn(visitsByDay: readonly number[], { stops, overTheSea, unannounced }: Sieved): Note[] {
  const notes: Note[] = [];
  const freeDays = visitsByDay.filter((visits) => visits === 0).length;
  if (stops === 0) {
    notes.push({
      code: 'nothing-open',
      text: {
        ko: '이 기간 이 근처에는 일정이 발표된 축제가 없어요. 기간이나 거리를 넓혀 보세요.',
        en: 'No festival with announced days is open around there then. Try other days or a wider radius.',
      },
    });
  } else if (freeDays === visitsByDay.length) {
    notes.push({
      code: 'out-of-reach',
      text: {
        ko: '열리는 축제가 있지만 하루 운전 시간 안에 다녀올 만한 곳이 없어요. 출발지나 기간을 바꿔 보세요.',
        en: 'Festivals are open, but none is worth the drive within the hours of a day. Try another place or more days.',
      },
    });
  } else if (freeDays > 0) {
    notes.push({
      code: 'free-days',
      text: {
        ko: `${freeDays}일은 비어 있어요. 그날 갈 만한 축제가 더 없어요.`,
        en: `${freeDays === 1 ? 'One day stays' : `${freeDays} days stay`} free: nothing more is worth the way then.`,
      },
    });
  }
  if (overTheSea > 0) {
    notes.push({
      code: 'over-the-sea',
      text: {
        ko: `바다를 건너야 하는 축제 ${overTheSea}개는 뺐어요.`,
        en: `Left out, since they lie over the sea: ${overTheSea}.`,
      },
    });
  }
  if (unannounced > 0) {
    notes.push({
      code: 'unannounced',
      text: {
        ko: `예년 이맘때 열렸지만 아직 일정이 발표되지 않은 축제 ${unannounced}개는 뺐어요.`,
        en: `Left out, since their days are not announced yet: ${unannounced}.`,
      },
    });
  }
  return notes;
}
