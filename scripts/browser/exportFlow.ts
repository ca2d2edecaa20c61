import type { Driver } from './driver.ts';
import { type PageHandle, readAlert } from './pageHandle.ts';

const EXPORT_TIMEOUT_MS = 120_000;

interface Exported {
  readonly zipPath: string;
  /** The volumes after the first, and the annex. */
  readonly otherZips: readonly string[];
  /** SHA-256 of manifest.json, as the carnet shows it, 64 hex digits. */
  readonly digest: string;
  /** The carnet's message about the time-stamp; empty when none was requested. */
  readonly dated: string;
}

/** The PDFs saved beside the zip. */
interface ExportedPdfs {
  readonly remisePath: string;
  /** Advice for the person alone. */
  readonly forYouPath: string;
}

/** Exports a dossier with page sources and downloads its files, as a person does. */
export interface ExportFlow {
  /** Exports from the popup on `page` and downloads every zip. */
  exportDossier(page: PageHandle): Promise<Exported>;
  /** Also downloads the PDFs beside the zip. */
  exportWithPdfs(page: PageHandle): Promise<Exported & ExportedPdfs>;
  /** Exports from the carnet, without the popup. */
  exportFromCarnet(): Promise<Exported>;
}

export function createExportFlow(driver: Driver, openPopup: (page: PageHandle) => Promise<PageHandle>): ExportFlow {
  const openCarnetFrom = async (page: PageHandle): Promise<PageHandle> => {
    const popup = await openPopup(page);
    await popup.click('[data-action="export"]');
    return driver.waitForTab((url) => url.includes('carnet.html'));
  };

  const exportFrom = async (carnet: PageHandle): Promise<Exported> => {
    await carnet.waitForVisible('[data-action="export"]');
    // Ticked by default for police, procureur and avocat only.
    if (!(await carnet.has('input[name="sources"]:checked'))) await carnet.click('input[name="sources"]');
    await carnet.click('[data-action="export"]');
    await carnet.waitForVisible('[data-export="done"], [data-export="failed"]', EXPORT_TIMEOUT_MS);
    if (await carnet.has('[data-export="failed"]')) throw new Error(`The export failed: ${await readAlert(carnet)}`);
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
