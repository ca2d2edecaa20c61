import { appendFile, cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classifyRequests } from '../support/browser/requestLog.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { builtDir } from '../support/machine/build.ts';
import { expect, test } from './fixtures.ts';

/** Every other test fails when our pages or worker violate their policy. This one checks that they are seen. */
test('the browser blocks and reports network requests and HTML strings of our pages and worker @firefox', async ({
  engine,
  network,
  openBrowser,
}) => {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-policy-'));
  await cp(builtDir(engine), dir, { recursive: true });
  await appendFile(join(dir, 'background.js'), `;fetch('data:,mot').catch(() => undefined);`);
  const user = await openBrowser({ extensionDir: dir });
  const readViolations = async () => (await user.driver.violations()).join('\n');
  let closeError: Error | null = null;
  try {
    const carnet = await user.driver.openExtensionPage('carnet.html#help');
    await carnet.waitForVisible('main h1');
    await requestValue(carnet, 'ui>bg:lockState', {});
    await expect.poll(readViolations).toContain('data:,mot');
    expect(await readViolations()).not.toContain('img-src');
    const thrown = await carnet.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://ailleurs.example/pixel.png';
      const video = document.createElement('video');
      video.src = 'https://ailleurs.example/film.mp4';
      document.body.append(image, video);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>texte</b>');
        return null;
      } catch (error) {
        return String(error);
      }
    });
    expect(thrown).toContain('TypeError');
    await expect.poll(readViolations).toContain('img-src');
    await expect.poll(readViolations).toContain('media-src');
    expect(classifyRequests(network.contacts(), []).unasked).toEqual([]);
  } finally {
    closeError = await user.close().then(
      () => null,
      (error: Error) => error,
    );
  }
  expect(closeError?.message).toContain('img-src');
});
