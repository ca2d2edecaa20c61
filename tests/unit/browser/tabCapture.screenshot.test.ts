import { beforeEach, expect, it, vi } from 'vitest';

const QUOTA = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
const PNG = 'data:image/png;base64,AAAA';
const target = { tabId: 7, windowId: 1, address: 'https://site.example/a' };
const ourTab = { active: true, windowId: 1, url: target.address };

const { tabs } = vi.hoisted(() => ({ tabs: { get: vi.fn(), captureVisibleTab: vi.fn() } }));
vi.mock('../../../src/browser/browser.ts', () => ({ browser: { tabs } }));
const { captureTab } = await import('../../../src/browser/tabCapture.ts');

// Node has no `fromBase64` yet.
Object.assign(Uint8Array, { fromBase64: (text: string) => new Uint8Array(Buffer.from(text, 'base64')) });

beforeEach(() => {
  vi.resetAllMocks();
  vi.useFakeTimers();
  tabs.get.mockImplementation(async () => ourTab);
});

it('takes the picture again after the quota error while the page is still in front', async () => {
  tabs.captureVisibleTab.mockRejectedValueOnce(new Error(QUOTA)).mockResolvedValue(PNG);
  const taken = captureTab(target);
  await vi.runAllTimersAsync();
  expect((await taken).png).toHaveLength(3);
  await expect((await taken).stillThere).resolves.toBeUndefined();
});

it.each([
  ['tab-changed', { ...ourTab, active: false }],
  ['tab-changed', { ...ourTab, windowId: 2 }],
  ['address-changed', { ...ourTab, url: 'https://site.example/b' }],
])('refuses with %s a picture taken again after the quota error when %o was in front', async (code, other) => {
  // The other page is in front only when the second picture is taken: later checks pass again.
  let isOther = false;
  tabs.get.mockImplementation(async () => (isOther ? other : ourTab));
  tabs.captureVisibleTab
    .mockImplementationOnce(async () => {
      isOther = true;
      throw new Error(QUOTA);
    })
    .mockImplementation(async () => {
      isOther = false;
      return PNG;
    });
  const refused = expect(captureTab(target)).rejects.toMatchObject({ code });
  await vi.runAllTimersAsync();
  await refused;
});
