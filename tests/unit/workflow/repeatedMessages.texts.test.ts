import { describe, expect, it } from 'vitest';
import { type ChosenMessage, importMessages } from '../../../src/workflow/importMessages.ts';
import { findRepeatedMessages } from '../../../src/workflow/repeatedMessages.ts';
import { NEVER, openSample, textFile, zipFile } from '../../support/import/exportSamples.ts';
import { buildImportDependencies } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';

const ANDROID = `17/11/2025, 18:20 - Les messages et les appels sont chiffrés de bout en bout.
17/11/2025, 18:20 - Alix: ok
17/11/2025, 18:21 - Alix: IMG-20251117-WA0001.jpg (fichier joint)
17/11/2025, 18:22 - Lina: non
18/11/2025, 18:22 - Lina: non
`;
const IPHONE = `[17/11/2025 18:20:01] Alix: \u200eLes messages et les appels sont chiffrés de bout en bout.\r
[17/11/2025 18:20:11] Alix: ok\r
[17/11/2025 18:21:11] Alix: \u200e<pièce jointe : 00000002-PHOTO.jpg>\r
[17/11/2025 18:22:12] Lina: non
deux lignes\r
[18/11/2025 18:22:12] Lina: non\r
`;
/** As the telephone exports the text alone. */
const withoutFiles = (text: string): string =>
  text
    .replace('IMG-20251117-WA0001.jpg (fichier joint)', '<Médias omis>')
    .replace('<pièce jointe : 00000002-PHOTO.jpg>', 'image absente');

const androidZip = (text = ANDROID) =>
  zipFile('Discussion WhatsApp avec Alix.zip', {
    'Discussion WhatsApp avec Alix.txt': text,
    'IMG-20251117-WA0001.jpg': 'image',
  });
const iphoneZip = (text = IPHONE) =>
  zipFile('Discussion WhatsApp - Alix.zip', { '_chat.txt': text, '00000002-PHOTO.jpg': 'image' });

async function read(file: File) {
  const opened = await openSample(file);
  const chosen: ChosenMessage[] = [];
  for (const conversation of opened.contents.conversations)
    for await (const message of opened.messages(conversation.key, NEVER)) chosen.push({ message, conversation });
  return { opened, chosen };
}

/** Keeps messages of one file, all by default, then returns the positions in the other that are kept already. */
async function keepThenRead(first: File, second: File, isKept: (text: string | null) => boolean = () => true) {
  const deps = buildImportDependencies(createTestDependencies());
  const { opened, chosen } = await read(first);
  const kept = chosen.filter(({ message }) => isKept(message.text));
  const request = { opened, archives: [first], chosen: kept, withMedia: true, intimate: false, own: [] };
  await importMessages(deps, request, () => undefined, NEVER);
  const now = await read(second);
  const found = await findRepeatedMessages(deps, { opened: now.opened, messages: now.chosen }, NEVER);
  return [...found].sort((a, b) => a - b);
}

/** All but the message with a file. */
const WITHOUT_FILE = [0, 1, 3, 4];

describe('the same conversation of WhatsApp, as a text and in a zip', () => {
  it.each([
    ['Android', textFile('Discussion WhatsApp avec Alix.txt', ANDROID), androidZip()],
    ['Android, files left out', textFile('Discussion WhatsApp avec Alix.txt', withoutFiles(ANDROID)), androidZip()],
    ['Android, renamed', textFile('messages.txt', ANDROID), androidZip()],
    ['iPhone', textFile('_chat.txt', IPHONE), iphoneZip()],
    ['iPhone, files left out', textFile('_chat.txt', withoutFiles(IPHONE)), iphoneZip()],
  ])('is recognised in both orders: %s', async (_, text, zip) => {
    expect(await keepThenRead(text, await zip)).toEqual(WITHOUT_FILE);
    expect(await keepThenRead(await zip, text)).toEqual(WITHOUT_FILE);
  });

  it('is recognised when it is longer now, and when a part of it was kept', async () => {
    const longer = `${IPHONE}[19/11/2025 08:00:00] Alix: encore\r\n`;
    expect(await keepThenRead(textFile('_chat.txt', IPHONE), await iphoneZip(longer))).toEqual(WITHOUT_FILE);
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(), (words) => words === 'ok' || words === 'non')).toEqual([1, 4]);
  });

  it('attack: is another one when a message kept of it says something else, or has another place', async () => {
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(IPHONE.replace('Lina: non\r', 'Lina: oui\r')))).toEqual([]);
    const shifted = IPHONE.replace('[17/11/2025 18:20:11] Alix: ok\r\n', '');
    expect(await keepThenRead(text, await iphoneZip(shifted))).toEqual([]);
  });

  it('attack: is another one under another name, or where one message alone is the same', async () => {
    const other = textFile('Discussion WhatsApp avec Camille.txt', ANDROID);
    expect(await keepThenRead(other, await androidZip())).toEqual([]);
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(), (words) => words === 'ok')).toEqual([]);
  });
});
