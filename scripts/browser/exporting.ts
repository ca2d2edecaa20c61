import type { Driver } from './driver.ts';
import { alertOf, type View } from './view.ts';

const EXPORT_PATIENCE_MS = 120_000;

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
interface Papers {
  readonly remisePath: string;
  /** Advice for the person alone. */
  readonly forYouPath: string;
}

/** A dossier asked for with the pages' code, and its files taken, as a person does it. */
export interface Exporting {
  /** From the popup on `page`: « Exporter le dossier », then every zip. */
  exportDossier(page: View): Promise<Exported>;
  /** The same, and the papers that go beside it. */
  exportWithPapers(page: View): Promise<Exported & Papers>;
  /** From the carnet, opened by itself. */
  exportFromCarnet(): Promise<Exported>;
}

export function exporting(driver: Driver, openPopup: (page: View) => Promise<View>): Exporting {
  const carnetFrom = async (page: View): Promise<View> => {
    const popup = await openPopup(page);
    await popup.click('[data-action="export"]');
    return driver.waitForTab((url) => url.includes('carnet.html'));
  };

  const exportFrom = async (carnet: View): Promise<Exported> => {
    await carnet.see('[data-action="export"]');
    // Proposed for police, procureur and avocat alone.
    if (!(await carnet.has('input[name="sources"]:checked'))) await carnet.click('input[name="sources"]');
    await carnet.click('[data-action="export"]');
    await carnet.see('[data-export="done"], [data-export="failed"]', EXPORT_PATIENCE_MS);
    if (await carnet.has('[data-export="failed"]'))
      throw new Error(`The export failed: ${await alertOf(carnet)}`);
    const digest = String(await carnet.attribute('[data-manifest-digest]', 'data-manifest-digest'));
    const dated = await carnet.evaluate(() =>
      [...document.querySelectorAll('[data-dated] > *')].map((line) => line.textContent).join('. '),
    );
    const zipPath = await driver.download(() => carnet.click('a[data-download="zip"]'));
    const otherZips: string[] = [];
    for (let place = 2; await carnet.has(`a[data-download="zip-${place}"]`); place += 1)
      otherZips.push(await driver.download(() => carnet.click(`a[data-download="zip-${place}"]`)));
    return { zipPath, otherZips, digest, dated };
  };

  return {
    exportDossier: async (page) => {
      const carnet = await carnetFrom(page);
      const exported = await exportFrom(carnet);
      await carnet.close();
      return exported;
    },
    exportWithPapers: async (page) => {
      const carnet = await carnetFrom(page);
      const exported = await exportFrom(carnet);
      const remisePath = await driver.download(() => carnet.click('a[data-download="remise"]'));
      const forYouPath = await driver.download(() => carnet.click('a[data-download="for-you"]'));
      await carnet.close();
      return { ...exported, remisePath, forYouPath };
    },
    exportFromCarnet: async () => exportFrom(await driver.openExtensionPage('carnet.html#before-export')),
  };
}
