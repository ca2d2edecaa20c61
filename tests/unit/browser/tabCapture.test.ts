import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_MHTML_BYTES } from '../../../src/domain/shared/limits.ts';

const ADDRESS = 'https://forum.exemple/sujet/1';

const { browser, stored } = vi.hoisted(() => {
  const stored: Record<string, unknown> = {};
  const browser = {
    runtime: { getManifest: () => ({ optional_permissions: ['pageCapture'] as string[] }) },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, values),
      },
    },
    permissions: {
      contains: vi.fn(async () => true),
      request: vi.fn(async () => true),
      remove: vi.fn(async () => true),
    },
    tabs: { get: vi.fn(async () => ({ url: 'https://forum.exemple/sujet/1' })) },
    pageCapture: { saveAsMHTML: vi.fn(async (): Promise<Blob | undefined> => new Blob(['From: <Saved>'])) },
  };
  return { browser, stored };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));

const { readArchiveChoice, archivePage, saveArchiveChoice } = await import('../../../src/browser/tabCapture.ts');

beforeEach(() => {
  delete stored.archive;
  vi.restoreAllMocks();
});

/** Returns a Blob whose file is missing, as the first one of a new browser session may be. */
const makeUnreadableBlob = (): Blob =>
  Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) });

describe('saveArchiveChoice', () => {
  it('turns the option on only with the permission, and removes the permission when off', async () => {
    expect(await readArchiveChoice()).toBe('off');
    browser.permissions.request.mockResolvedValueOnce(false);
    expect(await saveArchiveChoice(true)).toBe(false);
    expect(await readArchiveChoice()).toBe('off');
    expect(await saveArchiveChoice(true)).toBe(true);
    expect(await readArchiveChoice()).toBe('on');
    browser.permissions.contains.mockResolvedValueOnce(false);
    expect(await readArchiveChoice()).toBe('taken-back');
    await saveArchiveChoice(false);
    expect(browser.permissions.remove).toHaveBeenCalledExactlyOnceWith({ permissions: ['pageCapture'] });
    expect(await readArchiveChoice()).toBe('off');
  });

  it('has no effect when the manifest does not allow the permission', async () => {
    await saveArchiveChoice(true);
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ optional_permissions: [] });
    expect(await readArchiveChoice()).toBe('off');
  });
});

describe('archivePage', () => {
  const archive = async (address = ADDRESS) => {
    const result = await archivePage(7, address);
    return result instanceof Blob ? result.text() : result;
  };

  it('retries once when the file is missing', async () => {
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(makeUnreadableBlob());
    expect(await archive()).toBe('From: <Saved>');
    browser.pageCapture.saveAsMHTML
      .mockResolvedValueOnce(makeUnreadableBlob())
      .mockResolvedValueOnce(makeUnreadableBlob());
    expect(await archive()).toBe('archive-missing');
    expect(browser.pageCapture.saveAsMHTML).toHaveBeenCalledTimes(4);
  });

  it('returns `archive-missing` for no file, a file that is too large, or another page', async () => {
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(undefined);
    expect(await archive()).toBe('archive-missing');
    const huge = Object.defineProperty(new Blob(['x']), 'size', { value: MAX_MHTML_BYTES + 1 });
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(huge);
    expect(await archive()).toBe('archive-missing');
    browser.tabs.get.mockResolvedValueOnce({ url: 'https://ailleurs.exemple/' });
    expect(await archive()).toBe('archive-missing');
  });

  it('attack: saves no file of the computer, whose folders name the person', async () => {
    const url = 'file:///dossier-de-lea/plainte/fil.html';
    browser.tabs.get.mockResolvedValueOnce({ url });
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(new Blob([`Snapshot-Content-Location: ${url}`]));
    expect(await archive(url)).toBe('archive-missing');
    expect(browser.pageCapture.saveAsMHTML).not.toHaveBeenCalled();
  });

  it('returns `archive-not-allowed` without the permission', async () => {
    browser.permissions.contains.mockResolvedValueOnce(false);
    expect(await archive()).toBe('archive-not-allowed');
    expect(browser.pageCapture.saveAsMHTML).not.toHaveBeenCalled();
  });

  it('returns `archive-missing` after 10 s', async () => {
    vi.useFakeTimers();
    browser.pageCapture.saveAsMHTML.mockReturnValueOnce(new Promise(() => undefined));
    const result = archive();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await result).toBe('archive-missing');
    vi.useRealTimers();
  });
});
