import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';

/** Ticks of the kernel's clock in a second: a constant of Linux. */
const TICKS = 100;

/** Processor seconds, user and system, that the process has used so far. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Memory the process holds now, and the most it ever held, in MB. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Processor seconds of this process that the work takes. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const machine = (): string =>
  `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ` +
  `${type()} ${release()} ${arch()}, Node ${process.versions.node}`;

export interface Row {
  readonly what: string;
  readonly seen: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly wanted: string;
}

/** What is said while it is measured. */
export const lineOf = ({ what, ratio, wanted }: Row): string => `  ${what}: asked ${wanted}, seen ${ratio}`;

/** A table in Markdown, to be read here and kept in docs. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    '| what | seen | baseline | ratio | wanted |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ what, seen, baseline, ratio, wanted }) =>
      ['', what, seen, baseline, ratio, wanted, ''].join(' | ').trim(),
    ),
  ].join('\n');
