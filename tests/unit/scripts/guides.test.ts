import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawGuide } from '../../../scripts/guides.ts';
import { createLabelTest } from '../../../scripts/measure/screens/guidePictures.ts';
import { packagedGuides, SCREENS_FOLDER } from '../../../scripts/packagedFiles.ts';
import { GUIDE_LANGUAGES, PRINTED_GUIDE_NAMES, PRINTED_GUIDES } from '../../../src/domain/shared/languages.ts';
import { type GuideBlock, guidePath, listPictures, parseGuide } from '../../../src/dossier/guides/guideSource.ts';
import { receipt } from '../../../src/dossier/strings/documents.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { findLongSentences } from '../../support/law/wordCounts.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();

/** Buttons of the browsers' pages of extensions, and words of remise.pdf: neither is in the locales. */
const OTHER_LABELS = new Set([
  'Mode développeur',
  "Charger l'extension non empaquetée",
  'Developer mode',
  'Load unpacked',
  'Ce Firefox',
  'Charger un module complémentaire temporaire',
  'This Firefox',
  'Load Temporary Add-on…',
  receipt.sentenceTitle,
  receipt.fileDigest,
]);

const GUIDES = PRINTED_GUIDES.flatMap((guide) =>
  GUIDE_LANGUAGES.map((language) => ({ guide, language, name: PRINTED_GUIDE_NAMES[guide][language] })),
);
const sources = new Map(packagedGuides().map(({ path, source }) => [path, source]));
const readSource = ({ guide, language }: (typeof GUIDES)[number]): string =>
  readFileSync(sources.get(guidePath(guide, language)) ?? '', 'utf8');
const textOf = (block: GuideBlock): string => (block.kind === 'picture' ? block.alt : block.text);
interface RegisteredPicture {
  readonly sha256: string;
  readonly labels: readonly string[];
}
const register: Readonly<Record<string, RegisteredPicture>> = JSON.parse(
  readFileSync(join(SCREENS_FOLDER, 'guide-pictures.json'), 'utf8'),
);

describe.each(GUIDES)('$language: $name', (guide) => {
  const isLabel = createLabelTest(guide.language);
  const source = readSource(guide);
  const blocks = parseGuide(source);
  const folder = makeTestFolder();
  let pdf: string;

  beforeAll(async () => {
    pdf = join(folder, 'guide.pdf');
    writeFileSync(pdf, await drawGuide(guide.guide, guide.language));
  });

  test('quotes only labels of the interface, with their very text', () => {
    const quoted = [...source.matchAll(/« (.+?) »|“(.+?)”/g)].map(([, french, english]) => french ?? english ?? '');
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((label) => !isLabel(label) && !OTHER_LABELS.has(label))).toEqual([]);
  });

  test('has sentences of at most 20 words, and claims no certified proof', () => {
    const sentences = blocks.filter(({ kind }) => kind !== 'code' && kind !== 'quote').map(textOf);
    expect(sentences.flatMap(findLongSentences)).toEqual([]);
    expect(source).not.toMatch(/authenti|certifi|\bconstat\b|\p{L}·\p{L}/iu);
  });

  test('shows pictures that are as old as the words that they show', () => {
    for (const file of listPictures(source)) {
      expect(existsSync(join(SCREENS_FOLDER, file)), file).toBe(true);
      const sha256 = createHash('sha256')
        .update(readFileSync(join(SCREENS_FOLDER, file)))
        .digest('hex');
      const picture = register[file];
      const command = `${file}: npm run screens -- --guides`;
      expect(picture?.sha256, command).toBe(sha256);
      expect(picture?.labels.length, file).toBeGreaterThan(2);
      expect(
        picture?.labels.filter((label) => !isLabel(label)),
        command,
      ).toEqual([]);
    }
  });

  test('is a tagged PDF of at most two pages, in its language, in grey', () => {
    const info = runTool('pdfinfo', [pdf]);
    expect(Number(/Pages: +(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(2);
    expect(info).toMatch(/Tagged: +yes/);
    expect(readFileSync(pdf, 'latin1')).toContain(`/Lang (${guide.language === 'fr' ? 'fr-FR' : 'en-GB'})`);
    const kinds = runTool('pdfimages', ['-list', pdf]).split('\n').slice(2).filter(Boolean);
    expect(kinds.filter((line) => !/ gray /.test(line))).toEqual([]);
  });

  test('prints each command on one line, as it is typed', () => {
    const lines = runTool('pdftotext', ['-layout', pdf, '-'])
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toEqual(expect.arrayContaining(blocks.filter(({ kind }) => kind === 'code').map(textOf)));
  });
});

// The order comes from the drawing code alone, and pdfinfo takes two seconds for each guide.
test.each(GUIDES.filter(({ name }) => name === 'guide-vous' || name === 'guide-dossier'))(
  '$name is read in the order of its source',
  async (guide) => {
    const pdf = join(folder, 'guide.pdf');
    writeFileSync(pdf, await drawGuide(guide.guide, guide.language));
    const structure = runTool('pdfinfo', ['-struct-text', pdf]);
    const lines = structure.split('\n').flatMap((line) => /^ *"(.*)"$/.exec(line)?.[1] ?? []);
    const read = stripWhitespace(lines.join(''));
    const source = readSource(guide);
    let at = 0;
    for (const block of parseGuide(source).filter(({ kind }) => kind !== 'picture')) {
      const typed = textOf(block);
      const found = read.indexOf(stripWhitespace(block.kind === 'code' ? typed : typed.replaceAll("'", '’')), at);
      expect(found, textOf(block)).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(structure.match(/^ *Figure/gm)?.length).toBe(listPictures(source).length);
  },
);

test('README.fr.md quotes only labels of the interface, and says nothing about npm before its last section', () => {
  const source = readFileSync('README.fr.md', 'utf8');
  const isLabel = createLabelTest('fr');
  const quoted = [...source.matchAll(/« (.+?) »/g)].map(([, label = '']) => label);
  expect(quoted.length).toBeGreaterThan(2);
  expect(quoted.filter((label) => !isLabel(label) && !OTHER_LABELS.has(label))).toEqual([]);
  const lastSection = source.lastIndexOf('\n## ');
  const [before, last] = [source.slice(0, lastSection), source.slice(lastSection)];
  expect(before).not.toMatch(/npm|git clone/);
  expect(last).toContain('npm run guides');
  for (const number of ['17', '3018', '3114']) expect(before).toContain(`**${number}**`);
});

test('the same guides exist in both languages, with the same blocks', () => {
  for (const guide of PRINTED_GUIDES) {
    const [fr, en] = GUIDE_LANGUAGES.map((language) =>
      parseGuide(readSource({ guide, language, name: '' })).map(({ kind }) => kind),
    );
    expect(en, guide).toEqual(fr);
  }
});

test('a line that is no block is refused', () => {
  expect(() => parseGuide('# Title\n| a | table |')).toThrow('not a line of a guide');
  expect(() => parseGuide('### Too deep')).toThrow('not a line of a guide');
});
