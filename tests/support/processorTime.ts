/**
 * Runs `work` and returns its result, with the milliseconds of processor that this process took for it. Other processes
 * hardly change them, so that a test of what hostile input costs holds on a busy machine too.
 */
export async function measureProcessorMs<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}
