import { spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from '../browser/find.ts';

/**
 * Every external program that the checks start, with the Debian package that provides it. The unit tests run with a
 * PATH that holds nothing else (see `linkPrograms`), so starting a program that is not listed here fails with ENOENT.
 */
const PROGRAMS: Readonly<Record<string, string>> = {
  '7z': 'p7zip-full',
  bash: 'bash',
  bsdtar: 'libarchive-tools',
  cp: 'coreutils',
  cut: 'coreutils',
  find: 'findutils',
  git: 'git',
  grep: 'grep',
  head: 'coreutils',
  ln: 'coreutils',
  openssl: 'openssl',
  pdfdetach: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfimages: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdftohtml: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  python3: 'python3',
  qpdf: 'qpdf',
  rm: 'coreutils',
  sed: 'sed',
  sh: 'dash',
  sha256sum: 'coreutils',
  tesseract: 'tesseract-ocr',
  unzip: 'unzip',
  zip: 'zip',
};
const INSTALL_LIMIT_MS = 600_000;

const canUseApt = (): boolean => process.getuid?.() === 0 && findOnPath(['apt-get']) !== null;

/** Installs Debian packages as root; false where apt cannot be used or fails. */
export function aptInstall(packages: readonly string[], report: (line: string) => void): boolean {
  if (!canUseApt()) return false;
  report(`Installing with apt-get: ${packages.join(' ')}`);
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      timeout: INSTALL_LIMIT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', ...packages);
}

/** Installs missing programs. Throws one sentence that names what to install where that is not possible. */
export function ensurePrograms(report: (line: string) => void): void {
  const missing = (): string[] => Object.keys(PROGRAMS).filter((program) => findOnPath([program]) === null);
  const packages = (): string[] => [...new Set(missing().map((program) => String(PROGRAMS[program])))];
  if (missing().length > 0) aptInstall(packages(), report);
  if (missing().length > 0) {
    throw new Error(`The checks need ${missing().join(', ')}: « sudo apt-get install ${packages().join(' ')} ».`);
  }
}

/**
 * Fills a folder with one starter for each listed program and for node: a PATH of that folder alone holds nothing else.
 * A starter gives its program the whole PATH again, because some are scripts that need other programs.
 */
export async function linkPrograms(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const program of Object.keys(PROGRAMS)) {
    const path = findOnPath([program]);
    if (path === null) continue;
    const script = `#!/bin/sh\nPATH='${process.env.PATH}' exec '${path}' "$@"\n`;
    await writeFile(join(bin, program), script, { mode: 0o755 });
  }
  await symlink(process.execPath, join(bin, 'node'));
  return bin;
}
