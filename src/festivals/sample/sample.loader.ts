import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MediaService } from '../../media/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { projectRoot } from '../../shared/project-root.js';
import { FestivalRepository } from '../festival.repository.js';
import { FestivalWriter } from '../festival.writer.js';
import { ChangeRecorder } from '../history/change.recorder.js';
import { readDrawings, readSampleCatalogue, type SampleFestival } from './sample-catalogue.js';
import { placeEditions } from './sample-editions.rules.js';

const TICKETS_A_CALL = 30;
const PHOTO_PATIENCE_MS = 120_000;
/** Whose word its festivals are in the history. */
const SOURCE = 'sample';

/** A festival of the sample with the id it was given. */
export type LoadedFestival = SampleFestival & { readonly id: string };

/** Puts our own sample catalogue into an empty one, by the same ways as any editor. */
@Injectable()
export class SampleLoader {
  constructor(
    private readonly database: Database,
    private readonly media: MediaService,
    private readonly writer: FestivalWriter,
    private readonly festivals: FestivalRepository,
    private readonly history: ChangeRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Loads the catalogue, all of it or nothing; answers nothing where there are festivals already.
   * The drawings take the way of every photo: ticket, store, Lambda, manifest.
   * @param ownerId the editor whose photos the drawings are
   * @param tell hears what is being done
   */
  async load(ownerId: string, tell: (step: string) => void): Promise<LoadedFestival[] | undefined> {
    if (await this.festivals.hasAny()) return undefined;
    const catalogue = await readSampleCatalogue();
    const covers = await this.uploadDrawings(
      ownerId,
      [...new Set(catalogue.flatMap(({ photo }) => photo ?? []))],
      tell,
    );
    tell(`${catalogue.length} festivals`);
    const editions = placeEditions(catalogue, this.clock.today());
    return this.database.transaction(async () => {
      this.history.speaksFor(SOURCE);
      const loaded: LoadedFestival[] = [];
      for (const festival of catalogue) {
        const coverPhotoId = (festival.photo === null ? undefined : covers.get(festival.photo)) ?? null;
        const id = await this.writer.create({
          name: festival.name,
          nameEn: festival.nameEn,
          category: festival.category,
          tags: festival.tags,
          place: festival.place,
          address: festival.address,
          region: { provinceCode: festival.provinceCode, districtCode: festival.districtCode },
          point: festival.point,
          organiser: festival.organiser,
          homepage: festival.homepage,
          free: festival.free,
          description: festival.descriptionKo,
          descriptionEn: festival.descriptionEn,
          coverPhotoId,
        });
        if (coverPhotoId !== null)
          await this.media.attach([coverPhotoId], { ownerId, purpose: 'festival' }, () => '/photo');
        for (const { year, startsOn, endsOn, status } of editions.filter(({ key }) => key === festival.key)) {
          await this.writer.addEdition(id, { year, startsOn, endsOn, status });
        }
        loaded.push({ ...festival, id });
      }
      return loaded;
    });
  }

  private async uploadDrawings(
    ownerId: string,
    names: readonly string[],
    tell: (step: string) => void,
  ): Promise<Map<string, string>> {
    const drawings = await Promise.all(
      names.map(async (name) => ({
        name,
        bytes: await readFile(join(projectRoot, 'sample/photos', `${name}.jpg`)),
      })),
    );
    const ids = new Map<string, string>();
    for (let from = 0; from < drawings.length; from += TICKETS_A_CALL) {
      const batch = drawings.slice(from, from + TICKETS_A_CALL);
      const tickets = await this.media.issueTickets(
        { id: ownerId },
        batch.map(({ bytes }) => ({
          contentType: 'image/jpeg',
          byteSize: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          purpose: 'festival',
        })),
      );
      for (const [index, { id, upload }] of tickets.entries()) {
        const drawing = batch[index];
        if (drawing === undefined) continue;
        ids.set(drawing.name, id);
        if (upload === null) continue;
        const answer = await fetch(upload.url, {
          method: upload.method,
          headers: upload.headers,
          body: new Uint8Array(drawing.bytes),
        });
        if (!answer.ok) throw new Error(`The store answered ${answer.status} to the drawing ${drawing.name}`);
      }
    }
    await this.untilReady([...ids.values()], tell);
    for (const { name, altKo } of await readDrawings()) {
      const id = ids.get(name);
      if (id !== undefined)
        await this.media.describe(id, { alt: altKo, licence: 'cc0-1.0', credit: 'Fasteval' });
    }
    return ids;
  }

  private async untilReady(ids: readonly string[], tell: (step: string) => void): Promise<void> {
    const patience = Date.now() + PHOTO_PATIENCE_MS;
    let waiting = [...ids];
    while (waiting.length > 0) {
      const states = await Promise.all(
        waiting.map(async (id) => ({ id, status: await this.media.settle(id) })),
      );
      waiting = states.filter(({ status }) => status !== 'ready').map(({ id }) => id);
      tell(`${ids.length - waiting.length} of ${ids.length} drawings ready`);
      if (Date.now() > patience)
        throw new Error(`${waiting.length} drawings did not become ready: is the Lambda host running?`);
      if (waiting.length > 0) await pause(500);
    }
  }
}
