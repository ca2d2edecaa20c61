import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openRedaction, showView } from '../support/browser/carnetScreens.ts';
import { openExportSubject, openSourcesChoice } from '../support/browser/exportFlow.ts';
import { isShownInPdf } from '../support/dossier/ocr.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { NUMBERED, THREAD } from '../support/e2e/pages.ts';
import { countDifferences, cropPixels, type Pixels, readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const countColours = ({ rgb }: Pixels): number => {
  const seen = new Set<number>();
  for (let i = 0; i < rgb.length; i += 3)
    seen.add(((rgb[i] ?? 0) << 16) | ((rgb[i + 1] ?? 0) << 8) | (rgb[i + 2] ?? 0));
  return seen.size;
};

test('a redacted copy replaces its original, and an intimate item moves to the annex @firefox', async ({ user }) => {
  const page = await user.openPage(THREAD);
  await user.capturePost(page, '[data-testid=tweetText]');
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.click('[data-list="items"] [data-item]');
  await openRedaction(carnet, 'publication.png');
  await carnet.focus('[data-action="add-region"]');
  await carnet.press('Enter');
  await carnet.waitForVisible('[data-region="1"]:focus');
  await carnet.press('ArrowUp');
  await carnet.waitForVisible('[data-redact-state="kept"]');
  const caption = await carnet.text('.redact-list li p');
  const [, width = 0, height = 0, x = 0, y = 0] = (
    /: (\d+) \D+(\d+), \D+(\d+) \D+(\d+) /.exec(caption.replace(/(?<=\d)[\s,](?=\d{3})/g, '')) ?? []
  ).map(Number);
  await carnet.close();

  const { zipPath } = await user.exportDossier(page);
  const dossier = await readDossier(zipPath);
  const [exhibit] = dossier.exhibits;
  // The same part is hidden on the screen that the post was cut from.
  expect([...dossier.files.keys()].filter((path) => /P0001.*\.(png|html)$/.test(path)).sort()).toEqual([
    'copies/P0001/capture.png',
    'copies/P0001/publication.png',
  ]);
  expect(dossier.manifest.omitted).toContainEqual({
    item: exhibit?.fiche.id,
    path: 'publication.png',
    reason: 'redacted',
  });

  // Exports with the originals too, to compare.
  const exportForm = await user.driver.openExtensionPage('carnet.html#before-export');
  await openExportSubject(exportForm, 'items');
  await exportForm.click('[name="originals"]');
  // Set once the choice is saved; the tick itself is set earlier.
  await exportForm.waitForVisible('[data-originals]');
  await exportForm.click('[data-action="back-to-dossier"]');
  // What the search finds stands above the preview, and moves it.
  await exportForm.waitForVisible('[data-hidden-traces][aria-busy="false"]');
  // The preview draws pages that are not empty.
  await exportForm.click('[data-action="preview-dossier"]');
  await exportForm.waitForVisible('[data-preview="ready"]');
  await exportForm.click('[data-preview] [data-action="reveal"]');
  await exportForm.waitForVisible('canvas[data-drawn="0/0/false"]');
  const inked = await exportForm.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.page-preview');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.filter((value, index) => index % 4 === 0 && value < 128).length;
  });
  expect(inked).toBeGreaterThan(5_000);
  await exportForm.close();
  const whole = await readDossier((await user.exportDossier(page)).zipPath);
  const original = readPng(requireFile(whole.files, 'pieces/P0001/publication.png'));
  expect(countColours(cropPixels(original, x, y, width, height))).toBeGreaterThan(1);

  const copy = readPng(requireFile(dossier.files, 'copies/P0001/publication.png'));
  expect(cropPixels(copy, x, y, width, height).rgb.every((sample) => sample === 0)).toBe(true);
  const maskRegion = (pixels: Pixels): Pixels => {
    const whole = cropPixels(pixels, 0, 0, original.width, original.height);
    for (let row = y; row < y + height; row += 1)
      whole.rgb.fill(0, (row * original.width + x) * 3, (row * original.width + x + width) * 3);
    return whole;
  };
  expect(countDifferences(maskRegion(copy), maskRegion(original))).toBe(0);
  const label = cropPixels(copy, 0, original.height, copy.width, copy.height - original.height);
  expect(countColours(label)).toBeGreaterThan(1);

  // An intimate item is left out of the dossier until it is ticked, then exported in an annex.
  const itemPage = await user.driver.openExtensionPage('carnet.html#items');
  await itemPage.click('[data-list="items"] [data-item]');
  await itemPage.click('.hide-menu summary');
  await itemPage.click('[data-action="intimate"]');
  await itemPage.waitForVisible('[data-intimate="true"]');
  await showView(itemPage, '#before-export');
  await openExportSubject(itemPage, 'items');
  await itemPage.click('.export-form [name="intimate"]');
  await itemPage.waitForVisible('[data-count="1"]');
  await itemPage.close();
  const { zipPath: main, otherZips } = await user.exportDossier(page);
  expect(otherZips.map((path) => basename(path))).toEqual([basename(main).replace('.zip', '-annexe.zip')]);
  const annex = await readDossier(otherZips[0] ?? '');
  const mainDossier = await readDossier(main);
  const pictures = ({ files }: typeof mainDossier) =>
    [...files.keys()].filter((path) => /P0001.*\.png$/.test(path)).sort();
  expect(pictures(mainDossier)).toEqual([]);
  expect(pictures(annex)).toEqual([
    'copies/P0001/capture.png',
    'copies/P0001/publication.png',
    'pieces/P0001/capture.png',
    'pieces/P0001/publication.png',
  ]);
});

test('a number hidden in one image is searched everywhere, and is nowhere in the dossier', async ({
  user,
}, testInfo) => {
  // Two dossiers are read by OCR.
  test.slow();
  const page = await user.openPage(NUMBERED);
  await user.captureThread(page);
  const isNumber = (text: string) => text.replace(/\D/g, '').includes('0612345678');
  const readTexts = (files: ReadonlyMap<string, Uint8Array>) =>
    [...files]
      .filter(([path]) => /\.(json|jsonl|html|txt|csv)$/.test(path))
      .map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
  const savePdf = (name: string, files: ReadonlyMap<string, Uint8Array>) => {
    const path = testInfo.outputPath(name);
    writeFileSync(path, requireFile(files, 'dossier.pdf'));
    return path;
  };
  const before = await readDossier((await user.exportDossier(page)).zipPath);
  expect(readTexts(before.files).filter(({ text }) => isNumber(text)).length).toBeGreaterThan(3);

  // The whole screen of the second post is masked first, then shows.
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.waitForVisible('[data-whole-screen] .mask-placeholder');
  await carnet.click('[data-whole-screen] [data-action="reveal"]');
  await carnet.waitForVisible('[data-whole-screen] img');
  // The image of the first post is hidden whole.
  await carnet.click('[data-action="next-item"]');
  await carnet.waitForVisible('[data-action="previous-item"]');
  await openRedaction(carnet, 'publication.png');
  await carnet.focus('[data-action="add-region"]');
  await carnet.waitForVisible('[data-action="add-region"]:focus');
  const box = await carnet.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('.redaction-canvas img');
    await image?.decode();
    image?.scrollIntoView({ block: 'center' });
    const { left = 0, top = 0, right = 0, bottom = 0 } = image?.getBoundingClientRect() ?? {};
    return { left, top, right, bottom };
  });
  await carnet.drag({ x: box.left + 1, y: box.top + 1 }, { x: box.right - 1, y: box.bottom - 1 });
  await carnet.waitForVisible('[data-redact-state="kept"]');
  await carnet.fill({ word: '+33 6 12 34 56 78' });
  await carnet.click('[data-hidden-words] button[type="submit"]');
  await carnet.waitForVisible('[data-hidden-words="1"]');
  // The words of the first post cannot be cut; the screen of both is a copy; an earlier dossier has it.
  await carnet.waitForVisible('[data-hidden-traces="1"][aria-busy="false"]');
  expect(await carnet.has('[data-hidden-capture="1"]')).toBe(true);
  expect(await carnet.text('[data-hidden-line="hidden.copied"]')).toContain('n° 2');
  expect(await carnet.text('[data-hidden-line="hidden.withoutPage"]')).toMatch(/n° .*2/);
  expect(await carnet.has('[data-earlier-dossiers="1"]')).toBe(true);

  // What shows it stays out, unless the person keeps it.
  await showView(carnet, '#before-export');
  await openSourcesChoice(carnet);
  await carnet.waitForVisible('[data-export-page="dossier"] [data-hidden-traces="1"][aria-busy="false"]');
  await carnet.waitForVisible('[data-leaving="1"]');
  await carnet.click('[data-action="export"]');
  await carnet.waitForVisible('[data-export="done"]', 60_000);
  await carnet.close();

  const { files, exhibits } = await readDossier((await user.exportDossier(page)).zipPath);
  expect(exhibits).toHaveLength(1);
  expect([...files.keys()]).toContain('copies/P0002/capture.png');
  expect(readTexts(files).filter(({ text }) => isNumber(text))).toEqual([]);
  const pdfs = [savePdf('before.pdf', before.files), savePdf('after.pdf', files)];
  await page.close();
  expect(pdfs.map((pdf) => isShownInPdf(pdf, isNumber))).toEqual([true, false]);
});
