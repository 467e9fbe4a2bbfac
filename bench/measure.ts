/** What both measurements share: how time is taken and how figures are told. */
import { cpus } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Lest what is measured next pays for what was made to measure it with. */
export function settle(): void {
  collectGarbage();
}

/** Processor time of all threads, the garbage collector's too, in microseconds: what else runs hardly matters. */
export async function timed(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The same, the time that it took, and how much of the processor time was this thread's, in microseconds. */
export async function timedAll(
  work: () => unknown,
): Promise<{ readonly cpu: number; readonly wall: number; readonly own: number }> {
  const began = performance.now();
  const before = process.threadCpuUsage();
  const cpu = await timed(work);
  const { user, system } = process.threadCpuUsage(before);
  return { cpu, wall: (performance.now() - began) * 1_000, own: user + system };
}

/** @param share 0–100. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const machine = `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`;
