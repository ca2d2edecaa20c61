import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Profile {
  readonly dir: string;
  /** Removes the folder if it is temporary. */
  release(): Promise<void>;
}

export async function openProfile(existingDir: string | undefined): Promise<Profile> {
  const dir = existingDir ?? (await mkdtemp(join(tmpdir(), 'recueil-profile-')));
  return {
    dir,
    release: async () => {
      // The last child processes may still be writing for a moment.
      if (existingDir === undefined) await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Handles a failed launch: removes a temporary profile and names the browser in the error. */
export const handleLaunchFailure =
  (profile: Profile, executable: string) =>
  async (error: Error): Promise<never> => {
    await profile.release();
    throw new Error(`${executable} did not start: ${error.message}`);
  };

/** Values of the Accept-Language header. */
export const ACCEPT_LANGUAGES = { fr: 'fr-FR,fr', en: 'en-GB,en' } as const;

/**
 * The time zone of a person in France, and a UTF-8 locale: without one, as in a minimal container, Chromium cannot open
 * a file whose name has an accent.
 */
export const BROWSER_ENV = { TZ: 'Europe/Paris', LC_ALL: 'C.UTF-8' };

export async function suspendProcess(process: ChildProcess | null, ms: number): Promise<void> {
  process?.kill('SIGSTOP');
  try {
    await pause(ms);
  } finally {
    process?.kill('SIGCONT');
  }
}

/** Kills the browser's main process with SIGKILL. Its children end with it. */
export async function killProcess(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}
