/**
 * Renders sample/drawings/*.svg to sample/photos/*.jpg with the EXIF of a camera: taken date and place are invented,
 * but shaped as phones write them, so that the stripping of metadata shows. Run: `node sample/draw.mjs`
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// sharp is a dependency of the image function alone.
const sharp = createRequire(new URL('../lambda/package.json', import.meta.url))('sharp');

const drawings = JSON.parse(await readFile(new URL('drawings.json', import.meta.url), 'utf8'));

for (const { name, takenAt, lat, lng } of drawings) {
  const svg = await readFile(new URL(`drawings/${name}.svg`, import.meta.url));
  const { size } = await sharp(svg)
    .resize(1600, 1067)
    .flatten({ background: '#ffffff' })
    .withExif(exif(takenAt, lat, lng))
    .jpeg({ quality: 76, mozjpeg: true })
    .toFile(fileURLToPath(new URL(`photos/${name}.jpg`, import.meta.url)));
  if (size > 180_000) throw new Error(`${name}.jpg has ${size} bytes, more than a sample photo should`);
  process.stdout.write(`${name}.jpg ${Math.round(size / 1000)} kB\n`);
}

function exif(takenAt, lat, lng) {
  const moment = takenAt.replaceAll('-', ':').replace('T', ' ');
  return {
    IFD0: {
      Make: 'Fasteval',
      Model: 'Fasteval sample',
      Software: 'sample/draw.mjs',
      Artist: 'Fasteval',
      Copyright: 'CC0-1.0',
      DateTime: moment,
    },
    IFD2: { DateTimeOriginal: moment, DateTimeDigitized: moment, OffsetTimeOriginal: '+09:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: degrees(lat),
      GPSLongitudeRef: 'E',
      GPSLongitude: degrees(lng),
      GPSDateStamp: moment.slice(0, 10),
    },
  };
}

/** Degrees, minutes and hundredths of seconds as EXIF rationals. */
function degrees(value) {
  const hundredths = Math.round(value * 360_000);
  return `${Math.floor(hundredths / 360_000)}/1 ${Math.floor(hundredths / 6000) % 60}/1 ${hundredths % 6000}/100`;
}
