import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Copies a built extension and grants it the hosts of `addresses` and every optional permission in its manifest,
 * because no program can press the browser's permission prompt. The rest of the copy is the build itself.
 */
export async function copyWithPermissions(
  extensionDir: string,
  addresses: readonly string[],
): Promise<{ readonly dir: string; release(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-allowed-'));
  await cp(extensionDir, dir, { recursive: true });
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const hosts = addresses
    .map((address) => new URL(address))
    .map(({ protocol, hostname }) => `${protocol}//${hostname}/*`);
  const permissions = [...manifest.permissions, ...manifest.optional_permissions];
  await writeFile(path, JSON.stringify({ ...manifest, permissions, host_permissions: hosts }));
  return { dir, release: () => rm(dir, { recursive: true, force: true }) };
}
