import sharp from 'sharp';
import { admit } from '../../lambda/src/gate.js';
import { levelsOf, processPhoto } from '../../lambda/src/photo.js';
import { cpuOf, median, type Row } from '../measure.js';

const QUALITY_WIDTH = 640;

/** What a photo costs the function beside a single thumbnail, and what the cascade of levels costs in quality. */
export async function functionCost(photos: readonly Buffer[]): Promise<Row[]> {
  const [whole, single, quality] = [[], [], []] as [number[], number[], number[]];
  for (const photo of photos) {
    whole.push(await cpuOf(() => processPhoto(photo, ['webp', 'jpeg'])));
    single.push(await cpuOf(() => quarterJpeg(photo)));
  }
  for (const photo of photos.slice(0, 6)) quality.push(await signalToNoise(photo));
  const [ours, theirs] = [median(whole), median(single)];
  return [
    {
      what: 'function CPU a photo, whole set',
      seen: `${ours.toFixed(2)} CPU-s`,
      baseline: `${theirs.toFixed(3)} CPU-s for one quarter-size JPEG by sharp`,
      ratio: `${(ours / theirs).toFixed(1)} x`,
      wanted: '<= 6 x',
    },
    {
      what: `quality of the ${QUALITY_WIDTH} px level before encoding`,
      seen: `${median(quality).toFixed(1)} dB PSNR (lowest ${Math.min(...quality).toFixed(1)})`,
      baseline: 'full decode and Lanczos3',
      ratio: '–',
      wanted: '>= 48 dB',
    },
  ];
}

/** All that the former server made of a photo. */
async function quarterJpeg(photo: Buffer): Promise<void> {
  const { width } = await sharp(photo).metadata();
  await sharp(photo)
    .resize({ width: Math.round(width / 4) })
    .jpeg()
    .toBuffer();
}

async function signalToNoise(photo: Buffer): Promise<number> {
  const admitted = await admit(photo);
  for await (const { data, info } of levelsOf(photo, admitted)) {
    if (info.width !== QUALITY_WIDTH) continue;
    // Decoded whole first, so that nothing is scaled while it is read.
    const decoded = await sharp(photo).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = decoded.info;
    const best = await sharp(decoded.data, { raw: { width, height, channels } })
      .resize({ width: info.width, height: info.height, fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer();
    let squares = 0;
    for (let at = 0; at < best.length; at += 1) squares += ((best[at] ?? 0) - (data[at] ?? 0)) ** 2;
    return 10 * Math.log10(255 ** 2 / (squares / best.length));
  }
  throw new Error(`there is no level of ${QUALITY_WIDTH} px`);
}
