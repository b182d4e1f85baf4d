import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { hostileFiles } from '../../lambda/fixtures/corpus/hostile.js';
import type { OddPhoto } from '../../lambda/fixtures/corpus/odd-photo.js';
import { oddPhotos } from '../../lambda/fixtures/corpus/photos.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { offerOf, sendTo, settled, type Ticket } from '../support/photos.js';

const AT_A_TIME = 30;

interface Ending {
  readonly file: OddPhoto;
  readonly status: string;
  readonly width: number;
  readonly height: number;
  readonly reason: { code: string; message: string } | null;
  readonly renditions: readonly { width: number; height: number; format: string; bytes: Buffer }[];
}

describe('photos of every kind, from ticket to rendition', () => {
  let api: TestApi;
  let owner: Person;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    owner = await aPerson(api);
  });
  afterAll(() => api.close());

  /** Takes the files through ticket, store and function, and fetches all that is published of them. */
  async function* endingsOf(files: readonly OddPhoto[]): AsyncGenerator<Ending> {
    for (let from = 0; from < files.length; from += AT_A_TIME) {
      const batch = await Promise.all(
        files.slice(from, from + AT_A_TIME).map(async (file) => ({ file, bytes: await file.bytes() })),
      );
      const offers = batch.map(({ file, bytes }) => offerOf(bytes, 'review', file.declared));
      const answer = await api.post('/v1/media/uploads', { files: offers }, owner);
      expect(answer.status).toBe(201);
      // A few of the corpus are the same bytes by another name.
      const items = answer.body.items as { id: string; upload: Ticket | null }[];
      for (const [index, { upload }] of items.entries())
        if (upload !== null) expect(await sendTo(upload, batch[index]!.bytes)).toBe(200);
      for (const [index, { id }] of items.entries()) {
        const { body } = await settled(api, owner, id);
        const renditions = await Promise.all(
          (body.renditions as { url: string; width: number; height: number; format: string }[]).map(
            async ({ url, ...rendition }) => ({
              ...rendition,
              bytes: Buffer.from(await (await fetch(url)).arrayBuffer()),
            }),
          ),
        );
        yield { ...body, renditions, file: batch[index]!.file };
      }
    }
  }

  it('E5 When photos are of any kind, turn, colour or size, then they are upright, whole and of the right colours', async () => {
    expect(oddPhotos.length).toBeGreaterThanOrEqual(100);
    for await (const { file, status, width, height, renditions } of endingsOf(oddPhotos)) {
      expect([file.name, status, width, height]).toEqual([file.name, 'ready', ...(file.size ?? [])]);
      for (const rendition of renditions) {
        expect(rendition.bytes.includes('FASTEVAL-PAYLOAD')).toBe(false);
        const { width, height, exif, xmp, iptc } = await sharp(rendition.bytes).metadata();
        expect([file.name, width, height]).toEqual([file.name, rendition.width, rendition.height]);
        expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
        for (const [side, colour] of file.looks?.entries() ?? [])
          expect([file.name, await farthest(rendition.bytes, side, colour)]).toEqual([file.name, 'near']);
      }
    }
  });

  it('E3 E4 When files lie, are broken or attack, then each ends as it must and nothing foreign is published', async () => {
    expect(hostileFiles.length).toBeGreaterThanOrEqual(90);
    for await (const { file, status, reason, renditions } of endingsOf(hostileFiles)) {
      const end = reason?.code ?? status;
      expect([file.name, [file.ends].flat().includes(end as never) ? 'as it must' : end]).toEqual([
        file.name,
        'as it must',
      ]);
      expect(renditions.some(({ bytes }) => bytes.includes('FASTEVAL-PAYLOAD'))).toBe(false);
      expect(renditions.length > 0).toBe(status === 'ready');
    }
  });
});

/** Whether the middle of that half of the picture is of the colour, `near` or what it is instead. */
async function farthest(bytes: Buffer, side: number, colour: readonly number[]): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [x, y] = [Math.floor(info.width * (side === 0 ? 0.25 : 0.75)), Math.floor(info.height / 2)];
  const pixel = [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  const isNear = pixel.every((value, channel) => Math.abs(value - (colour[channel] ?? value)) <= 40);
  return isNear ? 'near' : pixel.join();
}
