import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whoContacted } from '../../scripts/browser/contacted.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { got } from './asking.ts';
import { expect, test } from './person.ts';

/** Every other test fails when our pages or our worker break their policy: this one shows that it would be seen. */
test('a page or a worker of ours that reached out, or made HTML of text, would be refused and told', async ({
  engine,
  network,
}) => {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-policy-'));
  await cp(builtDir(engine), dir, { recursive: true });
  await appendFile(join(dir, 'background.js'), `;fetch('data:,mot').catch(() => undefined);`);
  const person = await openPerson({ browser: engine, network, extensionDir: dir });
  const told = async () => (await person.driver.violations()).join('\n');
  let left: Error | null = null;
  try {
    const carnet = await person.driver.openExtensionPage('carnet.html#help');
    await carnet.see('main h1');
    await got(carnet, 'ui>bg:lockState', {});
    await expect.poll(told).toContain('data:,mot');
    expect(await told()).not.toContain('img-src');
    const thrown = await carnet.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://ailleurs.example/pixel.png';
      document.body.append(image);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>texte</b>');
        return null;
      } catch (error) {
        return String(error);
      }
    });
    expect(thrown).toContain('TypeError');
    await expect.poll(told).toContain('img-src');
    expect(whoContacted(network.contacts(), []).unasked).toEqual([]);
  } finally {
    left = await person.leave().then(
      () => null,
      (error: Error) => error,
    );
    await rm(dir, { recursive: true, force: true });
  }
  expect(left?.message).toContain('img-src');
});
