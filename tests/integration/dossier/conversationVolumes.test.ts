import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPdfText } from '../../support/dossier/externalTools.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { grayJpeg } from '../../support/dossier/pictures.ts';
import { checkZip, openZip } from '../../support/dossier/volumeHelpers.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const NUMBERS = [1, 2, 3, 4, 5, 6, 7];
const PICTURE = grayJpeg(24, 32, (column, row) => column + row);

/** A picture of eleven megabytes. */
function heavy(value: number): Uint8Array {
  const bytes = new Uint8Array(11_000_000).fill(value);
  bytes.set(PICTURE);
  return bytes;
}

interface Written {
  readonly name: string;
  readonly problems: readonly unknown[];
  readonly exhibits: number;
  readonly pictures: readonly string[];
  /** Numbers of the messages that its pages show. */
  readonly shown: readonly number[];
  /** Numbers of the messages that its pages say to be in another volume, by its name. */
  readonly elsewhere: readonly (readonly [volume: string, messages: readonly number[]])[];
}

const folder = makeTestFolder();

let volumes: readonly Written[] = [];
beforeAll(async () => {
  const messages = NUMBERS.map((number) => {
    const images = number % 3 === 1 ? [] : [heavy(number)];
    const message = inventMessage({ index: number - 1, text: 'Réponds.', time: `2025-11-17T18:2${number}`, images });
    return { ...message, preview: PICTURE };
  });
  const from = await inventCase([inventPost({}), ...messages, inventPost({ text: 'Autre texte.' })]);
  const { zips } = await writeTestZips(from, { volumes: true });
  volumes = await Promise.all(
    zips.map(async (zip): Promise<Written> => {
      const { report, manifest, names } = await openZip(zip);
      const text = readPdfText(join(await checkZip(zip, folder), 'dossier.pdf'));
      return {
        name: zip.fileName,
        problems: report.problems,
        exhibits: manifest.exhibits.length,
        pictures: names.filter((name) => name.includes('media-1')),
        shown: Array.from(text.matchAll(/Message(\d+)·Marie/g), ([, number]) => Number(number)),
        elsewhere: Array.from(
          text.matchAll(/…messages?([\d,à]+):dans(recueil[\w.-]*?\.zip)…/g),
          ([, runs = '', name = '']) => [name, readRuns(runs)],
        ),
      };
    }),
  );
});

/** `1,3à5` */
const readRuns = (runs: string): number[] =>
  runs.split(',').flatMap((run) => {
    const [first = 0, last = first] = run.split('à').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });

describe('a conversation over several volumes', () => {
  it('has each message, and each of its files, in exactly one of them; all hold', () => {
    expect(volumes.length).toBeGreaterThan(2);
    expect(volumes.flatMap(({ shown }) => shown)).toEqual(NUMBERS);
    expect(volumes.flatMap(({ pictures }) => pictures)).toEqual(
      [2, 3, 5, 6].map((number) => `pieces/P0002-M000${number}/media-1.jpg`),
    );
    for (const { problems, exhibits } of volumes) expect([problems, exhibits]).toEqual([[], 9]);
  });

  it('says in each of them in which one every other message is', () => {
    const shownIn = new Map(volumes.map(({ name, shown }) => [name, shown]));
    for (const { name, shown, elsewhere } of volumes.filter((one) => one.shown.length > 0)) {
      const named = elsewhere.flatMap(([, messages]) => messages);
      expect([name, [...named, ...shown].sort()]).toEqual([name, NUMBERS]);
      for (const [volume, messages] of elsewhere)
        expect([name, volume, messages.filter((one) => !shownIn.get(volume)?.includes(one))]).toEqual([
          name,
          volume,
          [],
        ]);
    }
  });
});
