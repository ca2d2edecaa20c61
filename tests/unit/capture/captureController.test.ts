import { expect, test } from 'vitest';
import { CaptureController } from '../../../src/capture/captureController.ts';
import { registerReaders } from '../../../src/platforms/reading/reader.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { buildOverlayWords } from '../../../src/ui/locales/overlayWords.ts';

const connections = {
  connect: () => expect.unreachable(),
  ask: async () => null,
  clock: { now: () => new Date(0) },
  ids: { uuid: () => 'a' },
};

/** A page of this host; nothing of it is read before the readers are there. */
const pageAt = (hostname: string) =>
  ({ location: { hostname }, document: { contentType: 'application/pdf' } }) as unknown as Window;

test('refuses every command on a page whose readers were not loaded, and does not read it as an unknown site', async () => {
  const refused = new CaptureController(pageAt('x.com'), buildOverlayWords(fr), connections, () => undefined);
  for (const command of [{ type: 'list' }, { type: 'pick', hint: {} }, { type: 'screen' }, { type: 'thread' }] as const)
    expect(refused.handleCommand(command)).toBe('readers-missing');
  // Other readers do not replace those of the page.
  registerReaders('self-hosted', []);
  expect(refused.handleCommand({ type: 'list' })).toBe('readers-missing');
  registerReaders('x', []);
  expect(refused.handleCommand({ type: 'list' })).toBe('page-pdf');
});

test('refuses a capture that scrolls where its script was not loaded', () => {
  registerReaders('x', []);
  const page = { location: { hostname: 'x.com' }, document: { contentType: 'text/html' } } as unknown as Window;
  const controller = new CaptureController(page, buildOverlayWords(fr), connections, () => undefined);
  for (const type of ['thread', 'page'] as const) expect(controller.handleCommand({ type })).toBe('readers-missing');
});
