// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeContactSheet } from '../../../src/browser/media.ts';

vi.mock('../../../src/browser/environment.ts', () => ({ isFirefox: () => false }));

const FILM = new Blob(['octets'], { type: 'video/webm' });

/** Videos that the page made; jsdom decodes none. */
let videos: HTMLVideoElement[];
const revoked = vi.fn();

beforeEach(() => {
  videos = [];
  revoked.mockClear();
  HTMLMediaElement.prototype.load = () => undefined;
  Object.assign(URL, { createObjectURL: () => 'blob:film', revokeObjectURL: revoked });
  const create = Document.prototype.createElement;
  vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
    const element = create.call(document, name);
    if (element instanceof HTMLVideoElement) videos.push(element);
    return element;
  });
});

/** Neither playing nor holding the file. */
function expectFreed(): void {
  expect(videos.map(({ muted, autoplay }) => [muted, autoplay])).toEqual([[true, false]]);
  expect(videos[0]?.hasAttribute('src')).toBe(false);
  expect(revoked).toHaveBeenCalledWith('blob:film');
}

describe('the contact sheet of a video', () => {
  it('is none when the browser cannot decode it', async () => {
    const sheet = makeContactSheet(FILM, 'video/webm', new AbortController().signal);
    videos[0]?.dispatchEvent(new Event('error'));
    expect(await sheet).toBeNull();
    expectFreed();
  });

  it('is none when it has no picture, or one that is too large', async () => {
    for (const width of [0, 40_000]) {
      videos = [];
      const sheet = makeContactSheet(FILM, 'video/webm', new AbortController().signal);
      const [video] = videos;
      Object.defineProperties(video, {
        duration: { value: 3 },
        videoWidth: { value: width },
        videoHeight: { value: width },
      });
      video?.dispatchEvent(new Event('loadeddata'));
      expect(await sheet).toBeNull();
      expectFreed();
    }
  });

  it.each([
    ['draws the frame of each time, though the browser says early that it sought', 60, [500, 1500, 2500]],
    ['writes its own time below a picture that stands', 3_600_000, [0, 0, 0]],
  ])('%s', async (_, lateMs, times) => {
    vi.useFakeTimers();
    let shown = 0;
    let sought = 0;
    const drawn: number[] = [];
    const canvasContext = { fillRect: () => undefined, fillText: () => undefined, drawImage: () => drawn.push(shown) };
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => canvasContext;
        convertToBlob = async () => new Blob(['jpeg']);
      },
    );
    vi.stubGlobal(
      'VideoFrame',
      class {
        timestamp = shown;
        close = () => undefined;
      },
    );
    const sheet = makeContactSheet(FILM, 'video/webm', new AbortController().signal);
    const [video] = videos;
    Object.defineProperties(video, {
      duration: { value: 3 },
      videoWidth: { value: 32 },
      videoHeight: { value: 24 },
      currentTime: {
        get: () => sought,
        set: (seconds: number) => {
          sought = seconds;
          setTimeout(() => video?.dispatchEvent(new Event('seeked')));
          setTimeout(() => {
            shown = seconds * 1e6;
          }, lateMs);
        },
      },
    });
    video?.dispatchEvent(new Event('loadeddata'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await sheet)?.framesMs).toEqual(times);
    expect(drawn).toEqual(times.map((ms) => ms * 1000));
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('that is stopped is refused, before and while the video loads', async () => {
    const stop = new AbortController();
    const sheet = makeContactSheet(FILM, 'video/webm', stop.signal);
    stop.abort();
    await expect(sheet).rejects.toMatchObject({ code: 'cancelled' });
    expectFreed();
    videos = [];
    await expect(makeContactSheet(FILM, 'video/webm', stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expectFreed();
  });
});
