import { beforeEach, describe, expect, it, vi } from 'vitest';

const { browser } = vi.hoisted(() => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://recueil/${path}` },
    scripting: { executeScript: vi.fn() },
    tabs: { get: vi.fn(), sendMessage: vi.fn() },
  },
}));
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));

const { injectAndSend } = await import('../../../src/browser/contentScriptBridge.ts');

const openTab = (url: string) => browser.tabs.get.mockResolvedValue({ url });
const listFiles = () => browser.scripting.executeScript.mock.calls.flatMap(([{ files }]) => files ?? []);

beforeEach(() => {
  vi.stubGlobal('navigator', { language: 'fr-FR' });
  browser.scripting.executeScript.mockReset().mockResolvedValue([]);
  browser.tabs.sendMessage.mockReset().mockResolvedValue('ok');
});

describe('injectAndSend', () => {
  it.each([
    ['https://x.com/alice/status/1', ['readers-x']],
    ['https://www.facebook.com/', ['chats', 'readers-facebook']],
    ['https://forum.example/viewtopic.php', ['readers-self-hosted']],
    ['file:///page.html', ['readers-self-hosted']],
  ])('injects at %s the readers %s, between the shared modules and the start', async (url, readers) => {
    openTab(url);
    expect(await injectAndSend(1, { type: 'list' })).toBe('ok');
    const files = ['shared', 'words-fr', ...readers, 'start'].map((name) => `/capture/${name}.js`);
    expect(listFiles()).toEqual(files);
  });

  it.each(['thread', 'page'] as const)('also injects the captures that scroll for the command %s', async (type) => {
    openTab('https://x.com/');
    await injectAndSend(1, { type });
    const files = ['shared', 'words-fr', 'readers-x', 'long', 'start'].map((name) => `/capture/${name}.js`);
    expect(listFiles()).toEqual(files);
  });

  it('injects the words of the person’s language alone', async () => {
    vi.stubGlobal('navigator', { language: 'de' });
    openTab('https://x.com/');
    await injectAndSend(1, { type: 'list' });
    expect(listFiles()).toContain('/capture/words-en.js');
    expect(listFiles()).not.toContain('/capture/words-fr.js');
  });

  it('injects nothing into the practice page, which has the script', async () => {
    openTab('chrome-extension://recueil/practice.html');
    await injectAndSend(1, { type: 'list' });
    expect(listFiles()).toEqual([]);
  });

  it.each([
    "Could not load file: '/capture/readers-x.js'.",
    'Unable to load script: moz-extension://recueil/capture/readers-x.js',
  ])('refuses when a script is missing: %s', async (message) => {
    openTab('https://x.com/');
    browser.scripting.executeScript.mockRejectedValue(new Error(message));
    await expect(injectAndSend(1, { type: 'list' })).rejects.toMatchObject({ code: 'readers-missing' });
    expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
  });

  it('blocks clicks before it injects the scripts, when the person clicks on the page next', async () => {
    openTab('https://x.com/');
    await injectAndSend(1, { type: 'pick' }, { isChoice: true });
    const [first, second] = browser.scripting.executeScript.mock.calls.map(([injection]) => Object.keys(injection));
    expect(first).toContain('func');
    expect(second).toContain('files');
  });
});
