import { basename } from 'node:path';
import { expectCoherent, file, readDossier } from './dossier.ts';
import { THREAD } from './pages.ts';
import { expect, test } from './person.ts';
import { cut, differing, type Pixels, readPng } from './png.ts';

const colours = ({ rgb }: Pixels): number => {
  const seen = new Set<number>();
  for (let i = 0; i < rgb.length; i += 3)
    seen.add(((rgb[i] ?? 0) << 16) | ((rgb[i + 1] ?? 0) << 8) | (rgb[i + 2] ?? 0));
  return seen.size;
};

test('a part hidden by keyboard is gone from the copy, and the original stays out of the dossier', async ({
  person,
}) => {
  const page = await person.openPage(THREAD);
  await person.capturePost(page, '[data-testid=tweetText]');
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  await carnet.click('[data-list="items"] [data-item]');
  await carnet.click('[data-redact="publication.png"]');
  await carnet.click('.redact [data-action="reveal"]');
  await carnet.focus('[data-action="add-part"]');
  await carnet.press('Enter');
  await carnet.see('[data-part="1"]:focus');
  await carnet.press('ArrowUp');
  await carnet.see('[data-redact-state="kept"]');
  const said = await carnet.text('.redact-list li p');
  const [, width = 0, height = 0, x = 0, y = 0] = (
    /: (\d+) \D+(\d+), \D+(\d+) \D+(\d+) /.exec(said.replace(/(?<=\d)[\s,](?=\d{3})/g, '')) ?? []
  ).map(Number);
  await carnet.close();

  const { zipPath } = await person.exportDossier(page);
  const dossier = await readDossier(zipPath);
  expectCoherent(dossier);
  const [piece] = dossier.pieces;
  expect([...dossier.files.keys()].filter((path) => /P0001.*\.(png|html)$/.test(path))).toEqual([
    'copies/P0001/publication.png',
  ]);
  const sealed = piece?.fiche.files.find(({ path }) => path === 'publication.png');
  expect(dossier.manifest.omitted).toContainEqual({
    item: piece?.fiche.id,
    path: 'publication.png',
    sha256: sealed?.sha256,
    reason: 'redacted',
  });

  // The same with the originals, to compare: the sealed bytes never changed.
  const making = await person.driver.openExtensionPage('carnet.html#before-export');
  await making.click('[name="originals"]');
  // Said once it is kept: the tick alone may be ahead of the disk.
  await making.see('[data-originals]');
  // The pages before anything is written: drawn, and not empty.
  await making.click('[data-action="look-ahead"]');
  await making.see('[data-ahead="ready"]');
  await making.click('[data-ahead] [data-action="reveal"]');
  await making.see('canvas[data-drawn="0/0/false"]');
  const inked = await making.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.page-ahead');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.filter((value, index) => index % 4 === 0 && value < 128).length;
  });
  expect(inked).toBeGreaterThan(5_000);
  await making.close();
  const whole = await readDossier((await person.exportDossier(page)).zipPath);
  expectCoherent(whole);
  const original = readPng(file(whole.files, 'pieces/P0001/publication.png'));
  expect(colours(cut(original, x, y, width, height))).toBeGreaterThan(1);

  const copy = readPng(file(dossier.files, 'copies/P0001/publication.png'));
  expect(cut(copy, x, y, width, height).rgb.every((sample) => sample === 0)).toBe(true);
  const covered = (pixels: Pixels): Pixels => {
    const whole = cut(pixels, 0, 0, original.width, original.height);
    for (let row = y; row < y + height; row += 1)
      whole.rgb.fill(0, (row * original.width + x) * 3, (row * original.width + x + width) * 3);
    return whole;
  };
  expect(differing(covered(copy), covered(original))).toBe(0);
  const label = cut(copy, 0, original.height, copy.width, copy.height - original.height);
  expect(colours(label)).toBeGreaterThan(1);

  // Said to be intimate: out of the dossier until it is asked for, then apart.
  const saying = await person.driver.openExtensionPage('carnet.html#items');
  await saying.click('[data-list="items"] [data-item]');
  await saying.click('[data-action="intimate"]');
  await saying.see('[data-intimate="true"]');
  await saying.evaluate(() => {
    location.hash = '#before-export';
  });
  await saying.click('.making [name="intimate"]');
  await saying.see('[data-count="1"]');
  await saying.close();
  const { zipPath: main, otherZips } = await person.exportDossier(page);
  expect(otherZips.map((path) => basename(path))).toEqual([basename(main).replace('.zip', '-annexe.zip')]);
  const apart = await readDossier(otherZips[0] ?? '');
  const rest = await readDossier(main);
  for (const one of [rest, apart]) expectCoherent(one);
  const pictures = ({ files }: typeof rest) =>
    [...files.keys()].filter((path) => /P0001.*\.png$/.test(path)).sort();
  expect(pictures(rest)).toEqual([]);
  expect(pictures(apart)).toEqual([
    'copies/P0001/publication.png',
    'pieces/P0001/capture.png',
    'pieces/P0001/publication.png',
  ]);
});
