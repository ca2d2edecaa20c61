import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPerson, recordedOrdinal } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { got } from './asking.ts';
import { PLAIN } from './pages.ts';
import { expect, test } from './person.ts';
import { tearLog } from './tornLog.ts';

test('a record that a power cut left half written costs nothing at the starts that follow', async ({
  engine,
  network,
  atEnd,
}) => {
  const profileDir = await mkdtemp(join(tmpdir(), 'recueil-torn-'));
  atEnd(() => rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const open = () => openPerson({ browser: engine, network, profileDir, extensionDir: builtDir(engine) });
  for (const ordinal of [1, 2]) {
    const person = await open();
    const page = await person.openPage(PLAIN);
    expect(recordedOrdinal(await person.captureScreen(page))).toBe(ordinal);
    await person.kill();
    await tearLog(profileDir);
  }
  const person = await open();
  atEnd(() => person.leave());
  const carnet = await person.driver.openExtensionPage('carnet.html#items');
  const { items } = await got(carnet, 'ui>bg:listItems', { from: 0, count: 10 });
  expect(items.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2]);
});
