import type { RequestName } from '../../src/messages/protocol.ts';
import { requestValue, sendRequest } from '../support/e2e/backgroundRequests.ts';
import { openPopupWithoutQuestions } from '../support/e2e/firstQuestions.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { buildLockedRequests } from '../support/lockedRequests.ts';
import { expect, test } from './fixtures.ts';

const PROFILE = `https://x.com/${TWEETS[0].handle}`;

test('while locked, every message is refused or answers nothing that is recorded', async ({ user, network }) => {
  network.serve(PROFILE, { body: '<!doctype html><title>Profil d’essai</title><p>Une page inventée.</p>' });
  const thread = await user.openPage(THREAD);
  await user.capturePost(thread, '[data-testid=tweetText]');
  const popup = await openPopupWithoutQuestions(user, thread);
  await popup.click('[data-offer="context"] [data-context="profile"]');
  await user.driver.waitForTab((url) => url === PROFILE);
  const carnet = await user.driver.openExtensionPage('carnet.html');
  const item = (await requestValue(carnet, 'ui>bg:listItems', { from: 0, count: 1 })).items[0]?.id ?? '';
  const tabId = await findTab(carnet, PROFILE);
  await expect
    .poll(() => requestValue(carnet, 'ui>bg:pendingContext', { tabId }))
    .toMatchObject({ item, relation: 'profile' });
  await requestValue(carnet, 'ui>bg:setPassphrase', { passphrase: 'quatre mots inventés', pin: false });
  await requestValue(carnet, 'ui>bg:lock', {});

  const rows = Object.entries(buildLockedRequests(tabId, item)) as [
    RequestName,
    { request: never; answered: unknown },
  ][];
  const answers: [string, string, string][] = [];
  for (const [name, { request, answered }] of rows) {
    const reply = await sendRequest(carnet, name, request);
    const shown = JSON.stringify(reply);
    expect.soft(shown, name).not.toContain(item);
    expect.soft(shown, name).not.toContain(TWEETS[0].handle);
    answers.push([
      name,
      answered === null ? 'refused' : 'answered',
      !reply.ok && reply.code === 'locked' ? 'refused' : 'answered',
    ]);
  }
  console.log(answers.map(([name, , answer]) => `${answer.padEnd(9)} ${name}`).join('\n'));
  expect(answers.filter(([, expected, answer]) => expected !== answer)).toEqual([]);
  expect(await requestValue(carnet, 'ui>bg:lockState', {})).toMatchObject({ kind: 'locked' });
});

function findTab(carnet: Parameters<typeof sendRequest>[0], address: string): Promise<number> {
  return carnet.withApi(async (api, url) => {
    const tabs = await api.tabs.query({});
    // Without the permission `tabs`, addresses are hidden: the tab is the one opened last before this page.
    const ids = tabs.map(({ id = -1 }) => id).sort((a, b) => a - b);
    return tabs.find((tab) => tab.url === url)?.id ?? ids.at(-2) ?? -1;
  }, address);
}
