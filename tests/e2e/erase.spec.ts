import { recordedOrdinal } from '../../scripts/browser/person.ts';
import { got, scratchFiles } from './asking.ts';
import { THREAD } from './pages.ts';
import { expect, test } from './person.ts';

test('a case, then everything, is erased at the person’s word; captures begin anew', async ({ person }) => {
  const page = await person.openPage(THREAD);
  expect(recordedOrdinal(await person.captureScreen(page))).toBe(1);
  const carnet = await person.driver.openExtensionPage('carnet.html#erase');
  await carnet.click('[data-action="erase-case"]');
  await carnet.click('[name="sure"]');
  await carnet.click('[data-action="erase-confirm"]');
  await expect.poll(() => carnet.text('[role="status"]')).not.toBe('');
  expect(await got(carnet, 'ui>bg:standings', {})).toEqual([]);
  await carnet.close();

  expect(recordedOrdinal(await person.captureScreen(page))).toBe(1);
  const again = await person.driver.openExtensionPage('carnet.html#erase');
  await got(again, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  await again.click('[data-action="erase-all"]');
  await again.click('[name="sure"]');
  await again.click('[data-action="erase-confirm"]');
  await expect.poll(() => again.text('main')).toMatch(/Rien n’est enregistré|Nothing is recorded/);
  expect(await got(again, 'ui>bg:lockState', {})).toMatchObject({ kind: 'none' });
  await again.close();
  expect(recordedOrdinal(await person.captureScreen(page))).toBe(1);
});

test('a dossier that was written outlives neither the erasing of all nor a lock', async ({ person }) => {
  const page = await person.openPage(THREAD);
  const written = async () => {
    await person.captureScreen(page);
    const carnet = await person.driver.openExtensionPage('carnet.html#export');
    await carnet.see('[data-export="done"]');
    expect(await scratchFiles(carnet)).toBe(1);
    return carnet;
  };
  const first = await written();
  const other = await person.driver.openExtensionPage('carnet.html#erase');
  await got(other, 'ui>bg:eraseAll', {});
  await first.see('[data-export="failed"] [data-code="copy-gone"]');
  expect(await first.has('[data-download]')).toBe(false);
  await expect.poll(() => scratchFiles(other)).toBe(0);
  await first.close();

  await got(other, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  const second = await written();
  await got(other, 'ui>bg:lock', {});
  await expect.poll(() => scratchFiles(other)).toBe(0);
  await second.see('input[type="password"]');
  expect(await second.has('[data-download]')).toBe(false);
});
