import type { DossierSubject } from '../../../src/carnet/route.ts';
import { setField } from './archiveFlow.ts';
import type { Driver } from './driver.ts';
import { clickFolded } from './folds.ts';
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
  /** Milliseconds from « Créer » until the dossier was there. */
  readonly ms: number;
}

/** Opens a subject of the dossier, from the page before an export or from another subject. */
export async function openExportSubject(carnet: PageHandle, subject: DossierSubject): Promise<void> {
  await carnet.waitForVisible('[data-export-page]');
  if (!(await carnet.has('[data-export-page="dossier"]'))) await carnet.click('[data-action="back-to-dossier"]');
  await carnet.waitForVisible('[data-check="items"]');
  await clickFolded(carnet, `[data-check="${subject}"] a`);
  await carnet.waitForVisible(`[data-export-page="${subject}"] [data-action="back-to-dossier"]`);
  // The count stands above other controls, and moves them once what is hidden was searched.
  if (subject === 'items') await carnet.waitForVisible('[data-count]');
}

/** Ticks the page sources and the whole screens, from the page before an export, and goes back to it. */
export async function openSourcesChoice(carnet: PageHandle): Promise<void> {
  await carnet.waitForVisible('[data-action="export"]');
  await openExportSubject(carnet, 'contents');
  // Page sources are ticked by default for the avocat only.
  for (const part of ['sources', 'screens'])
    if (!(await carnet.has(`input[name="${part}"]:checked`))) await clickFolded(carnet, `input[name="${part}"]`);
  await carnet.click('[data-action="back-to-dossier"]');
}

/** Presses « Créer » on the page before an export. Returns the milliseconds until the dossier is there, or throws. */
export async function createDossier(carnet: PageHandle): Promise<number> {
  const from = performance.now();
  await carnet.click('[data-export-page="dossier"] [data-action="export"]');
  await carnet.waitForVisible('[data-export="done"], [data-export="failed"]', EXPORT_TIMEOUT_MS);
  // Pressed before the page could list the files that go with their metadata.
  if (await carnet.has('[data-code="files-uncleaned"]')) {
    await carnet.click('[data-action="export-listed"]');
    await carnet.waitForVisible(
      '[data-export="done"], [data-code]:not([data-code="files-uncleaned"])',
      EXPORT_TIMEOUT_MS,
    );
  }
  const ms = performance.now() - from;
  if (await carnet.has('[data-export="failed"]')) throw new Error(`The export failed: ${await readAlert(carnet)}`);
  return ms;
}

/** Exports a dossier with page sources and whole screens, and downloads its files, as a person does. */
export interface ExportFlow {
  /** Exports from the popup on `page` and downloads every zip. */
  exportDossier(page: PageHandle): Promise<Exported>;
  /** Also downloads the PDFs beside the zip: the whole dossier, the receipt, and the advice for the person alone. */
  exportWithPdfs(page: PageHandle): Promise<Exported & Record<'pdfPath' | 'remisePath' | 'forYouPath', string>>;
  /** Exports from the carnet, without the popup. */
  exportFromCarnet(): Promise<Exported>;
  /**
   * Chooses the time-stamping authority of the next dossiers in the carnet; its host must be permitted. Returns the
   * page's message.
   */
  chooseAuthority(address: string): Promise<string>;
}

export function createExportFlow(driver: Driver, openPopup: (page: PageHandle) => Promise<PageHandle>): ExportFlow {
  const openCarnetFrom = async (page: PageHandle): Promise<PageHandle> => {
    const popup = await openPopup(page);
    await popup.click('[data-action="export"]');
    return driver.waitForTab((url) => url.includes('carnet.html'));
  };

  const exportFrom = async (carnet: PageHandle): Promise<Exported> => {
    await openSourcesChoice(carnet);
    const ms = await createDossier(carnet);
    const digest = String(await carnet.attribute('[data-manifest-digest]', 'data-manifest-digest'));
    const dated = await carnet.evaluate(() =>
      [...document.querySelectorAll('[data-dated] > *')].map((line) => line.textContent).join('. '),
    );
    const zipPath = await driver.download(() => clickFolded(carnet, 'a[data-download="zip"]'));
    const otherZips: string[] = [];
    for (let volume = 2; await carnet.has(`a[data-download="zip-${volume}"]`); volume += 1)
      otherZips.push(await driver.download(() => clickFolded(carnet, `a[data-download="zip-${volume}"]`)));
    return { zipPath, otherZips, digest, dated, ms };
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
      const pdfPath = await driver.download(() => carnet.click('a[data-download="pdf"]'));
      const remisePath = await driver.download(() => carnet.click('a[data-download="remise"]'));
      const forYouPath = await driver.download(() => clickFolded(carnet, 'a[data-download="for-you"]'));
      await carnet.close();
      return { ...exported, pdfPath, remisePath, forYouPath };
    },
    chooseAuthority: async (address) => {
      const carnet = await driver.openExtensionPage('carnet.html#before-export');
      await openExportSubject(carnet, 'dating');
      await carnet.click('input[name="authority"][value="other"]');
      await setField(carnet, '#stamp-address', address);
      // Set once the choice is saved.
      await carnet.waitForVisible(`[data-dating="${new URL(address).href}"]`);
      const shownText = await carnet.text('[data-dating]');
      await carnet.close();
      return shownText;
    },
    exportFromCarnet: async () => exportFrom(await driver.openExtensionPage('carnet.html#before-export')),
  };
}
