import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackScripts } from '../../src/browser/injectedScripts.ts';
import { LANGUAGE_CODES } from '../../src/domain/shared/languages.ts';
import { READER_PACKS } from '../../src/platforms/platformTable.ts';
import type { BrowserName } from '../../tests/support/browser/driver.ts';
import { ensureBuilt } from '../../tests/support/machine/build.ts';
import { packExtension } from '../pack.ts';
import type { OpenSession } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';

const BYTES_PER_KB = 1_000;

/** Measures the built package, as it is shipped, and what it schedules in a fresh profile. */
export async function measurePackage(open: OpenSession, browser: BrowserName): Promise<Figures> {
  const dir = await ensureBuilt(browser);
  const sizeOf = async (path: string): Promise<number> => (await stat(join(dir, path))).size / BYTES_PER_KB;
  const sizeOfAll = async (paths: readonly string[]): Promise<number> =>
    (await Promise.all(paths.map(sizeOf))).reduce((a, b) => a + b);
  const zipped = (await packExtension(browser, (path) => !/\.(?:ttf|otf|woff2?)$/.test(path))).length / BYTES_PER_KB;
  const sizes = await takeReadings(1, async () => ({
    background: await sizeOf('background.js'),
    capture: Math.max(...(await Promise.all(listPages().map(sizeOfAll)))),
    zipped,
  }));
  const alarms = await open(({ run }) => takeReadings(1, async () => ({ alarms: await run('countAlarms') })));
  return [
    pickFigure('weight.background', sizes, 'background'),
    pickFigure('weight.capture', sizes, 'capture'),
    pickFigure('weight.zip', sizes, 'zipped'),
    pickFigure('quiet.alarms', alarms, 'alarms'),
  ];
}

/** Lists what each kind of page gets at a click, in each language. */
const listPages = (): string[][] =>
  LANGUAGE_CODES.flatMap((code) => READER_PACKS.map((pack) => listPackScripts(pack, code)));
