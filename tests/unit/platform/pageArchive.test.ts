import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_MHTML_BYTES } from '../../../src/domain/shared/limits.ts';

const ADDRESS = 'https://forum.exemple/sujet/1';

const { browser, kept } = vi.hoisted(() => {
  const kept: Record<string, unknown> = {};
  const browser = {
    runtime: { getManifest: () => ({ optional_permissions: ['pageCapture'] as string[] }) },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: kept[key] }),
        set: async (values: object) => void Object.assign(kept, values),
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
  return { browser, kept };
});
vi.mock('../../../src/platform/browser.ts', () => ({ browser }));

const {
  readArchiveChoice: archiveChoice,
  archivePage,
  saveArchiveChoice: chooseArchives,
} = await import('../../../src/platform/pageArchive.ts');

beforeEach(() => {
  delete kept.archive;
  vi.restoreAllMocks();
});

/** As the first file of a fresh browser is. */
const gone = (): Blob =>
  Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
  });

describe('the option', () => {
  it('is off until the person and the browser both say yes, and gives its leave back', async () => {
    expect(await archiveChoice()).toBe('off');
    browser.permissions.request.mockResolvedValueOnce(false);
    expect(await chooseArchives(true)).toBe(false);
    expect(await archiveChoice()).toBe('off');
    expect(await chooseArchives(true)).toBe(true);
    expect(await archiveChoice()).toBe('on');
    browser.permissions.contains.mockResolvedValueOnce(false);
    expect(await archiveChoice()).toBe('taken-back');
    await chooseArchives(false);
    expect(browser.permissions.remove).toHaveBeenCalledExactlyOnceWith({ permissions: ['pageCapture'] });
    expect(await archiveChoice()).toBe('off');
  });

  it('is never on where the package cannot have it', async () => {
    await chooseArchives(true);
    vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ optional_permissions: [] });
    expect(await archiveChoice()).toBe('off');
  });
});

describe('the page in a file', () => {
  const archived = async () => {
    const got = await archivePage(7, ADDRESS);
    return got instanceof Blob ? got.text() : got;
  };

  it('is read again once, when its first file is gone', async () => {
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(gone());
    expect(await archived()).toBe('From: <Saved>');
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(gone()).mockResolvedValueOnce(gone());
    expect(await archived()).toBe('archive-missing');
    expect(browser.pageCapture.saveAsMHTML).toHaveBeenCalledTimes(4);
  });

  it('is missing where the browser gives none, one beyond measure, or that of another page', async () => {
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(undefined);
    expect(await archived()).toBe('archive-missing');
    const huge = Object.defineProperty(new Blob(['x']), 'size', { value: MAX_MHTML_BYTES + 1 });
    browser.pageCapture.saveAsMHTML.mockResolvedValueOnce(huge);
    expect(await archived()).toBe('archive-missing');
    browser.tabs.get.mockResolvedValueOnce({ url: 'https://ailleurs.exemple/' });
    expect(await archived()).toBe('archive-missing');
  });

  it('says that the leave was taken back', async () => {
    browser.permissions.contains.mockResolvedValueOnce(false);
    expect(await archived()).toBe('archive-not-allowed');
    expect(browser.pageCapture.saveAsMHTML).not.toHaveBeenCalled();
  });

  it('keeps nobody waiting', async () => {
    vi.useFakeTimers();
    browser.pageCapture.saveAsMHTML.mockReturnValueOnce(new Promise(() => undefined));
    const waited = archived();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await waited).toBe('archive-missing');
    vi.useRealTimers();
  });
});
