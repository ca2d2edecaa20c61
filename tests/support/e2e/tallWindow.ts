import type { BrowserName } from '../browser/driver.ts';
import type { Network } from '../browser/network.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import { openUserDriver } from '../browser/userDriver.ts';
import { cropPixels, type Pixels, readPng } from '../images/png.ts';
import { builtDir } from '../machine/build.ts';
import { requireFile } from './dossier.ts';
import { readStoredItems } from './storedItems.ts';

/** Captures pages in a window tall enough to show each completely. `heights` are by address. */
export async function captureInTallWindow(
  engine: BrowserName,
  network: Network,
  heights: ReadonlyMap<string, number>,
): Promise<readonly Pixels[]> {
  const user = await openUserDriver({
    browser: engine,
    network,
    extensionDir: builtDir(engine),
    window: { width: 1280, height: Math.max(...heights.values()) + 300 },
  });
  try {
    const pages: PageHandle[] = [];
    for (const url of heights.keys()) {
      const page = await user.openPage(url);
      await user.captureScreen(page);
      pages.push(page);
    }
    const [page] = pages;
    if (page === undefined) return [];
    const { files, exhibits } = await readStoredItems(user);
    return [...heights.values()].map((height, index) => {
      const shot = readPng(requireFile(files, `${exhibits[index]?.folder}/capture.png`));
      return cropPixels(shot, 0, 0, shot.width, height);
    });
  } finally {
    await user.close();
  }
}
