import { setTimeout as pause } from 'node:timers/promises';
import type { CaptureOutcome } from '../../src/domain/capture/observation.ts';
import { SESSION_KEY } from '../../src/domain/formatNames.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { readFrontTab } from '../support/e2e/browserTabs.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { createSeededRandom } from '../support/random.ts';
import { expect, test } from './fixtures.ts';

// Zoom, window size and windows outlive a test.
test.use({ ownBrowser: true });

const RED_PAGE = 'https://rouge.example/page';
const BLUE_PAGE = 'https://bleu.example/page';
const RED = '200,0,0';
const BLUE = '0,0,200';
const ATTEMPTS = 8;
/** From the press in the popup to after the picture. */
const MAX_DELAY_MS = 100;

const colourPage = (
  colour: string,
  name: string,
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>${name}</title><style>body { margin: 0; background: rgb(${colour}); }</style></head><body><p>Page ${name}.</p></body></html>`;

type Disturbance = 'move the captured tab' | 'move the other tab' | 'show the other tab' | 'show and return';
const DISTURBANCES: readonly Disturbance[] = [
  'move the captured tab',
  'move the other tab',
  'show the other tab',
  'show and return',
];

const readOutcome = (carnet: PageHandle, tabId: number): Promise<CaptureOutcome | null> =>
  carnet.withApi(
    async (api, key: string, of: number) => {
      const { [key]: outcomes } = await api.storage.session.get(key);
      return ((outcomes ?? []) as CaptureOutcome[]).find((one) => one.tabId === of) ?? null;
    },
    SESSION_KEY.captureOutcomes,
    tabId,
  );

/** Moves tabs between windows and to the front, as a person does. */
const disturb = (carnet: PageHandle, how: Disturbance, red: number, blue: number): Promise<null> =>
  carnet.withApi(
    async (api, wanted: string, captured: number, other: number) => {
      const { tabs, windows } = api;
      if (wanted === 'move the captured tab') await windows.create({ tabId: captured });
      else if (wanted === 'move the other tab') await windows.create({ tabId: other });
      else await tabs.update(other, { active: true });
      if (wanted === 'show and return') await tabs.update(captured, { active: true });
      return null;
    },
    how,
    red,
    blue,
  );

/** Puts both tabs back into the first window. */
const gather = (carnet: PageHandle, red: number, blue: number): Promise<null> =>
  carnet.withApi(
    async (api, captured: number, other: number) => {
      const { tabs } = api;
      const { windowId = -1 } = await tabs.getCurrent();
      await tabs.move([other, captured], { windowId, index: -1 });
      await tabs.update(captured, { active: true });
      return null;
    },
    red,
    blue,
  );

test('attack: tabs change places during a capture; no other page is sealed @firefox', async ({ user, network }) => {
  network.serve(RED_PAGE, { body: colourPage(RED, 'rouge') });
  network.serve(BLUE_PAGE, { body: colourPage(BLUE, 'bleue') });
  const random = createSeededRandom(21);
  const carnet = await user.driver.openExtensionPage('carnet.html');
  await user.openPage(BLUE_PAGE);
  const blue = await readFrontTab(carnet);
  const page = await user.openPage(RED_PAGE);
  const red = await readFrontTab(carnet);
  const outcomes: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await gather(carnet, red, blue);
    const before = (await readOutcome(carnet, red))?.at;
    const popup = await user.openPopup(page);
    await popup.click('[data-action="capture-screen"]');
    await pause(random() * MAX_DELAY_MS);
    const how = DISTURBANCES[attempt % DISTURBANCES.length] ?? 'show the other tab';
    await disturb(carnet, how, red, blue);
    const outcome = await expect
      .poll(async () => {
        const now = await readOutcome(carnet, red);
        // Between the command and the beginning of the capture, the outcome is « interrupted ».
        return now !== null && now.at !== before && now.refusal !== 'interrupted';
      })
      .toBe(true)
      .then(() => readOutcome(carnet, red));
    outcomes.push(`${how}: ${outcome?.refusal ?? 'recorded'}`);
  }
  console.log(outcomes.join('\n'));
  await gather(carnet, red, blue);
  await carnet.close();
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(outcomes.filter((line) => line.endsWith('recorded')).length);
  for (const { fiche, folder } of exhibits) {
    const { rgb, width } = readPng(requireFile(files, `${folder}/capture.png`));
    const at = (200 * width + 300) * 3;
    expect([...rgb.subarray(at, at + 3)].join()).toBe(RED);
    expect(fiche.address.page).toBe(RED_PAGE);
  }
});
