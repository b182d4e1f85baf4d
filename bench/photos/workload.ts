import sharp from 'sharp';
import { phoneExif } from '../../lambda/fixtures/pictures.js';

const [WIDTH, HEIGHT] = [5323, 8000];
const PHOTOS = 24;

/** 24 photos as the festival's photographer brings them: 5323 x 8000, about 3.2 MB, EXIF and place. */
export async function workload(say: (line: string) => void): Promise<Buffer[]> {
  const photos: Buffer[] = [];
  for (let index = 0; index < PHOTOS; index += 1) photos.push(await photo(index));
  const sizes = photos.map(({ length }) => length / 1e6);
  say(`${PHOTOS} photos, ${Math.min(...sizes).toFixed(1)} to ${Math.max(...sizes).toFixed(1)} MB`);
  return photos;
}

/** Shapes, edges and grain as fine as a quarter of a photograph's pixels, so that scaling it has something to lose. */
async function photo(index: number): Promise<Buffer> {
  const [columns, rows] = [1331, 2000];
  const pixels = Buffer.alloc(columns * rows * 3);
  let grain = index + 1;
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) | 0;
      const lantern = Math.hypot((x % 331) - 165, (y % 283) - 140) < 90 + (index % 20);
      const light = 110 + 50 * Math.sin((x + y * 2) / (90 + index * 7)) + (lantern ? 45 : 0) + (grain >>> 29);
      const at = (y * columns + x) * 3;
      pixels[at] = light + 20;
      pixels[at + 1] = light * 0.8;
      pixels[at + 2] = lantern ? light * 0.4 : light * 0.9;
    }
  }
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' })
    .withExif(phoneExif)
    .jpeg({ quality: 90 })
    .toBuffer();
}
