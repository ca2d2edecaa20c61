import type { Driver } from './driver.ts';
import { type PageHandle, readAlert } from './pageHandle.ts';

const EXPORT_TIMEOUT_MS = 120_000;

interface Exported {
  readonly zipPath: string;
  /** The volumes after the first, and the annex. */
  readonly otherZips: readonly string[];
  /** SHA-256 of manifest.json, as the carnet shows it, 64 hex digits. */
  readonly digest: string;
  /** What it says of the date given by a third party; empty when none was asked for. */
  readonly dated: string;
}

/** What goes beside the zip. */
interface ExportedPdfs {
  readonly remisePath: string;
  /** Advice for the person alone. */
  readonly forYouPath: string;
}

/** A dossier asked for with the pages' code, and its files taken, as a person does it. */
export interface ExportFlow {
  /** From the popup on `page`: « Exporter le dossier », then every zip. */
  exportDossier(page: PageHandle): Promise<Exported>;
  /** The same, and the papers that go beside it. */
  exportWithPdfs(page: PageHandle): Promise<Exported & ExportedPdfs>;
  /** From the carnet, opened by itself. */
  exportFromCarnet(): Promise<Exported>;
}

export function createExportFlow(
  driver: Driver,
  openPopup: (page: PageHandle) => Promise<PageHandle>,
): ExportFlow {
  const openCarnetFrom = async (page: PageHandle): Promise<PageHandle> => {
    const popup = await openPopup(page);
    await popup.click('[data-action="export"]');
    return driver.waitForTab((url) => url.includes('carnet.html'));
  };

  const exportFrom = async (carnet: PageHandle): Promise<Exported> => {
    await carnet.waitForVisible('[data-action="export"]');
    // Proposed for police, procureur and avocat alone.
    if (!(await carnet.has('input[name="sources"]:checked'))) await carnet.click('input[name="sources"]');
    await carnet.click('[data-action="export"]');
    await carnet.waitForVisible('[data-export="done"], [data-export="failed"]', EXPORT_TIMEOUT_MS);
    if (await carnet.has('[data-export="failed"]'))
      throw new Error(`The export failed: ${await readAlert(carnet)}`);
    const digest = String(await carnet.attribute('[data-manifest-digest]', 'data-manifest-digest'));
    const dated = await carnet.evaluate(() =>
      [...document.querySelectorAll('[data-dated] > *')].map((line) => line.textContent).join('. '),
    );
    const zipPath = await driver.download(() => carnet.click('a[data-download="zip"]'));
    const otherZips: string[] = [];
    for (let volume = 2; await carnet.has(`a[data-download="zip-${volume}"]`); volume += 1)
      otherZips.push(await driver.download(() => carnet.click(`a[data-download="zip-${volume}"]`)));
    return { zipPath, otherZips, digest, dated };
  };

  return {
    exportDossier: async (page) => {
      const carnet = await openCarnetFrom(page);
      const exported = await exportFrom(carnet);
      await carnet.close();
      return exported;
    },
    exportWithPdfs: async (page) => {
      const carnet = await openCarnetFrom(page);
      const exported = await exportFrom(carnet);
      const remisePath = await driver.download(() => carnet.click('a[data-download="remise"]'));
      const forYouPath = await driver.download(() => carnet.click('a[data-download="for-you"]'));
      await carnet.close();
      return { ...exported, remisePath, forYouPath };
    },
    exportFromCarnet: async () => exportFrom(await driver.openExtensionPage('carnet.html#before-export')),
  };
}
