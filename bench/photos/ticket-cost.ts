import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { randomBytes, randomUUID } from 'node:crypto';
import { startApiProcess } from '../../test/support/api-process.js';
import { cpuOf, cpuSeconds, type Row } from '../measure.js';
import { Client, type Stack } from './stack.js';

const FILES = 24;
/** A person has 100 photos pending at most. */
const CALLS_A_PERSON = 4;
const PEOPLE = 30;

/** What a call for 24 tickets costs the API beside signing 24 URLs with the bare SDK. */
export async function ticketCost({ environment }: Stack): Promise<Row> {
  const api = await startApiProcess(environment);
  const people: Client[] = [];
  for (let index = 0; index <= PEOPLE; index += 1)
    people.push(await Client.register(api.url, `person-${index}`));
  const callAll = async (clients: Client[]): Promise<void> => {
    for (const client of clients)
      for (let call = 0; call < CALLS_A_PERSON; call += 1)
        await client.tickets(Array.from({ length: FILES }, () => randomBytes(64)));
  };
  await callAll(people.slice(0, 1));
  const pid = api.child.pid ?? 0;
  const before = cpuSeconds(pid);
  await callAll(people.slice(1));
  const ours = ((cpuSeconds(pid) - before) * 1000) / (PEOPLE * CALLS_A_PERSON);
  await api.end('SIGTERM');

  const s3 = new S3Client({
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const sign = (): Promise<unknown> =>
    Promise.all(Array.from({ length: FILES }, () => getSignedUrl(s3, bareUpload(), { expiresIn: 300 })));
  for (let call = 0; call < CALLS_A_PERSON; call += 1) await sign();
  const theirs = await cpuOf(async () => {
    for (let call = 0; call < PEOPLE * CALLS_A_PERSON; call += 1) await sign();
  });
  const bare = (theirs * 1000) / (PEOPLE * CALLS_A_PERSON);
  s3.destroy();
  return {
    what: `API CPU of a call for ${FILES} tickets, whole request`,
    seen: `${ours.toFixed(1)} ms`,
    baseline: `${bare.toFixed(1)} ms for ${FILES} URLs by the bare SDK`,
    ratio: `${(ours / bare).toFixed(2)} x`,
    wanted: '<= 1.5 x',
  };
}

const bareUpload = (): PutObjectCommand =>
  new PutObjectCommand({
    Bucket: 'bench',
    Key: `originals/${randomUUID()}`,
    ContentType: 'image/jpeg',
    ContentLength: 64,
  });
