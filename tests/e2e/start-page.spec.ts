import { findAxeViolations } from '../support/e2e/axe.ts';
import { expect, test } from './fixtures.ts';

test('the page after installation asks nothing, fits 320 px, leads to practice and import @firefox', async ({ user }, {
  project,
}) => {
  const page = await user.driver.openExtensionPage('start.html');
  await page.waitForVisible('h1');
  expect(await page.evaluate(() => document.title)).toBe('Recueil');
  expect(await page.evaluate(() => document.querySelectorAll('input, select, textarea, form').length)).toBe(0);
  expect(await page.evaluate(() => document.querySelectorAll('svg.pin-picture').length)).toBe(1);
  // The tests load it as a person does who tries it in Firefox.
  expect(await page.has('[data-trial]')).toBe(project.name === 'firefox');
  expect(await findAxeViolations(page)).toEqual([]);
  await page.resize(320, 640);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.click('[data-action="import"]');
  await user.driver.waitForTab((url) => url.includes('carnet.html'));
  expect(await page.attribute('[data-action="practice"]', 'href')).toBe('practice.html');
});
