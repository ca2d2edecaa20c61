import { requestValue, sendRequest } from '../support/e2e/backgroundRequests.ts';
import { expect, test } from './fixtures.ts';

test('the background refuses weak passphrases, and the form says so', async ({ user }) => {
  const carnet = await user.driver.openExtensionPage('carnet.html#lock');
  for (const [passphrase, pin] of [
    ['12345678', false],
    ['password', false],
    ['Motdepasse2026', false],
    ['abc', false],
    ['123456', true],
  ] as const) {
    const reply = await sendRequest(carnet, 'ui>bg:setPassphrase', { passphrase, pin });
    expect(reply, passphrase).toMatchObject({ ok: false, code: 'weak-passphrase' });
  }
  expect(await requestValue(carnet, 'ui>bg:lockState', {})).toEqual({ kind: 'none' });

  await carnet.fill({ passphrase: '12345678', 'passphrase-again': '12345678' });
  await carnet.waitForVisible('[data-code="weak-passphrase"]');
  await carnet.fill({ passphrase: 'quatre mots inventés', 'passphrase-again': 'quatre mots inventés' });
  await carnet.waitForVisible('[data-recovery-code]');
  const change = { current: 'quatre mots inventés', passphrase: 'azertyuiop', pin: false };
  expect(await sendRequest(carnet, 'ui>bg:changePassphrase', change)).toMatchObject({ code: 'weak-passphrase' });
});
