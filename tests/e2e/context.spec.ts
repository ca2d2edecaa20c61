import { parseRecordedTotal } from '../support/browser/words.ts';
import { readDossier, requireFile } from '../support/e2e/dossier.ts';
import { openPopupWithoutQuestions } from '../support/e2e/firstQuestions.ts';
import { THREAD, TWEETS } from '../support/e2e/pages.ts';
import { expect, test } from './fixtures.ts';

const [first] = TWEETS;
const PROFILE = `https://x.com/${first.handle}`;

test.beforeEach(({ network }) => {
  network.serve(PROFILE, {
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Profil d’essai</title></head><body>
<a href="/${first.handle}/photo"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="80" height="80" alt=""></a>
<div data-testid="UserName"><div>${first.name}</div><div>@${first.handle}</div></div>
<div data-testid="UserDescription">Une présentation inventée.</div>
<span data-testid="UserJoinDate">A rejoint X en mars 2021</span>
<a href="/${first.handle}/following">12 abonnements</a> <a href="/${first.handle}/verified_followers">345 abonnés</a></body></html>`,
  });
});

test('offers the profile of a new account once; profile and online check are linked to the post', async ({ user }) => {
  const thread = await user.openPage(THREAD);
  await user.capturePost(thread, '[data-testid=tweetText]');
  const popup = await openPopupWithoutQuestions(user, thread);
  await popup.click('[data-offer="context"] [data-context="profile"]');
  const profile = await user.driver.waitForTab((url) => url === PROFILE);
  expect(parseRecordedTotal(await user.captureContext(profile))).toBe(2);

  // An account is offered once, and a context page has no offer of its own.
  const again = await user.openPopup(thread);
  expect(await again.has('[data-offer="context"]')).toBe(false);

  // « Encore en ligne ? »: the same address is captured again, and the result is chosen in the popup.
  await thread.close();
  const carnet = await user.driver.openExtensionPage('carnet.html#items');
  await carnet.click('[data-action="check-online"]');
  await carnet.click('[data-list="online"] > li:first-child [data-action="open-address"]');
  const checked = await user.driver.waitForTab((url) => url === THREAD);
  expect(parseRecordedTotal(await user.captureContext(checked))).toBe(3);
  const answering = await user.openPopup(checked);
  await answering.click('[data-pending-context="check"] [data-result="present"]');
  await answering.waitForVisible('[data-pending-context="check"] [role="status"]:not(:empty)');
  await carnet.close();

  const { files, exhibits } = await readDossier((await user.exportDossier(checked)).zipPath);
  const [post, page, check] = exhibits.map(({ fiche }) => fiche);
  expect(check).toMatchObject({ surface: 'page', context: { linked: { item: post?.id, relation: 'check' } } });
  expect(JSON.parse(new TextDecoder().decode(requireFile(files, 'notes/P0001.json'))).online).toMatchObject([
    { address: THREAD, result: 'present', item: check?.id },
  ]);
  expect(post?.context).not.toHaveProperty('linked');
  expect(page).toMatchObject({
    surface: 'profile',
    author: { displayName: first.name, handle: first.handle, profileUrl: PROFILE },
    text: 'Une présentation inventée.',
    engagement: { followers: '345 abonnés', following: '12 abonnements', created: 'A rejoint X en mars 2021' },
    posting: { iso: null },
    context: { linked: { item: post?.id, relation: 'profile' } },
  });
});
