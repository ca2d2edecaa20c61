import type { BrowserName } from '../../scripts/browser/driver.ts';
import type { Network } from '../../scripts/browser/network.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { file, readDossier } from './dossier.ts';
import { cut, type Pixels, readPng } from './png.ts';

/** The same page in one window tall enough to show it whole. */
export async function tallWindow(
  engine: BrowserName,
  network: Network,
  url: string,
  height: number,
): Promise<Pixels> {
  const person = await openPerson({
    browser: engine,
    network,
    extensionDir: builtDir(engine),
    window: { width: 1280, height: height + 300 },
  });
  try {
    const page = await person.openPage(url);
    await person.captureScreen(page);
    const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
    const shot = readPng(file(files, `${pieces[0]?.folder}/capture.png`));
    return cut(shot, 0, 0, shot.width, height);
  } finally {
    await person.leave();
  }
}
