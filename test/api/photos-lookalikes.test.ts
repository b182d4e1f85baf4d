import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { settled, uploaded } from '../support/photos.js';

/** Blocks of grey in an order of its own: nothing like that of another seed. */
async function mosaic(seed: number): Promise<Buffer> {
  const shades = createHash('sha512').update(String(seed)).digest();
  const cells = [...shades].map((shade, cell) => {
    return `<rect x="${(cell % 8) * 50}" y="${Math.floor(cell / 8) * 50}" width="50" height="50" fill="rgb(${shade},${shade},${shade})"/>`;
  });
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${cells.join('')}</svg>`),
  )
    .png()
    .toBuffer();
}

describe('photos that look alike', () => {
  let api: TestApi;
  let owner: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    owner = await aPerson(api);
  });
  afterAll(() => api.close());

  const ready = async (bytes: Buffer, by = owner) => {
    const id = await uploaded(api, by, bytes);
    const { body } = await settled(api, by, id);
    expect(body.status).toBe('ready');
    return { id, similarTo: body.own.similarTo as string | null };
  };

  it('When a person uploads the same picture in other bytes, then its owner is told of the earlier one', async () => {
    const picture = await mosaic(1);
    const first = await ready(await sharp(picture).jpeg({ quality: 90 }).toBuffer());
    const other = await ready(
      await sharp(await mosaic(2))
        .jpeg()
        .toBuffer(),
    );
    const smaller = await ready(await sharp(picture).resize(380).jpeg({ quality: 60 }).toBuffer());
    expect([first.similarTo, other.similarTo, smaller.similarTo]).toEqual([null, null, first.id]);
    const again = await ready(await sharp(picture).webp().toBuffer());
    expect(again.similarTo).toBe(smaller.id);
    const stranger = await aPerson(api);
    expect(
      (await ready(await sharp(picture).jpeg({ quality: 70 }).toBuffer(), stranger)).similarTo,
    ).toBeNull();
  });

  it.each([
    ['the lowest six', 0x3fn, true],
    ['the highest six', 0xfc00_0000_0000_0000n, true],
    ['seven', 0x8000_0000_0000_003fn, false],
  ])('When hashes differ in %s of their 64 bits, then they are alike up to six', async (_, bits, alike) => {
    const bytes = await mosaic(3);
    const hashOf = async (id: string) => {
      const [row] = await api.app
        .get(Database)
        .rows<{ hash: string }>('SELECT CAST(d_hash AS CHAR) AS hash FROM media_photo WHERE id = ?', [id]);
      return BigInt(row?.hash ?? 0);
    };
    const hash = await hashOf((await ready(bytes, await aPerson(api))).id);
    const { id } = await ready(await mosaic(4));
    await api.app
      .get(Database)
      .change('UPDATE media_photo SET d_hash = ? WHERE id = ?', [String(hash ^ bits), id]);
    expect((await ready(bytes)).similarTo).toBe(alike ? id : null);
  });
});
