import type { BrowserName } from '../../scripts/browser/driver.ts';
import type { Network } from '../../scripts/browser/network.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import type { View } from '../../scripts/browser/view.ts';
import { builtDir } from '../../scripts/build.ts';
import { file, readDossier } from './dossier.ts';
import { cut, type Pixels, readPng } from './png.ts';

/** The same pages, one after the other, in one window tall enough to show each whole; `heights` by their addresses. */
export async function tallWindow(
  engine: BrowserName,
  network: Network,
  heights: ReadonlyMap<string, number>,
): Promise<readonly Pixels[]> {
  const person = await openPerson({
    browser: engine,
    network,
    extensionDir: builtDir(engine),
    window: { width: 1280, height: Math.max(...heights.values()) + 300 },
  });
  try {
    const pages: View[] = [];
    for (const url of heights.keys()) {
      const page = await person.openPage(url);
      await person.captureScreen(page);
      pages.push(page);
    }
    const [page] = pages;
    if (page === undefined) return [];
    const { files, pieces } = await readDossier((await person.exportDossier(page)).zipPath);
    return [...heights.values()].map((height, index) => {
      const shot = readPng(file(files, `${pieces[index]?.folder}/capture.png`));
      return cut(shot, 0, 0, shot.width, height);
    });
  } finally {
    await person.leave();
  }
}
