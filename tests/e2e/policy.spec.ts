import { openNetwork } from '../../scripts/browser/network.ts';
import { openPerson } from '../../scripts/browser/person.ts';
import { builtDir } from '../../scripts/build.ts';
import { expect, test } from './person.ts';

/** Every other test fails when one of our pages breaks its policy: this one shows that it would be seen. */
test('a page of ours that reached out, or made HTML of text, would be refused and told', async ({
  engine,
}) => {
  const network = await openNetwork([]);
  const person = await openPerson({ browser: engine, network, extensionDir: builtDir(engine) });
  try {
    const carnet = await person.driver.openExtensionPage('carnet.html#help');
    await carnet.see('main h1');
    expect(await person.driver.violations()).toEqual([]);
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
    await expect.poll(async () => (await person.driver.violations()).join('\n')).toContain('img-src');
    expect(network.contacts()).toEqual([]);
  } finally {
    await person.leave();
    await network.close();
  }
});
