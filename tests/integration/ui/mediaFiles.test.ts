// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import type { FileFamily, FormatId } from '../../../src/domain/item/importedFiles.ts';
import type { FileEntry } from '../../../src/domain/item/item.ts';
import type { SavedEmail } from '../../../src/import/savedEmail.ts';
import type { ItemDetail } from '../../../src/messages/protocol.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness, dataOf, detail, ITEM_ID, type UiHarness } from '../../support/ui/uiHarness.ts';

const file = (path: string, mediaType: string, more: Partial<FileEntry> = {}): FileEntry => ({
  path,
  role: 'media',
  mediaType,
  bytes: 3_400_000,
  sha256: 'f00d'.repeat(16),
  salt: '',
  commitment: '',
  transformations: [],
  ...more,
});

function buildItem(family: FileFamily, format: FormatId, files: readonly FileEntry[], facts = {}): ItemDetail {
  const received = { name: 'fichier-recu.bin', format, family, pixels: null, dates: [], facts, takenBy: null };
  return { ...detail, fiche: { ...detail.fiche, surface: 'imported', text: null, received, files } };
}

async function open(item: ItemDetail, items: Partial<CarnetApi['items']> = {}): Promise<UiHarness> {
  const page = createUiHarness({ 'ui>bg:readItem': () => item });
  await openCarnet(page, `item/${ITEM_ID}`, override(createTestCarnetApi(), { items }));
  return page;
}

const button = (path: string) => `[data-media="${path}"] [data-action="reveal"]`;
const paused = vi.fn();

// jsdom plays nothing.
beforeEach(() => {
  paused.mockClear();
  Object.assign(HTMLMediaElement.prototype, { pause: paused, load: () => undefined });
});

describe('the videos and sounds of an item', () => {
  const media = [
    file('media-1.mp4', 'video/mp4', { name: 'VID-1.mp4', durationMs: 65_000, framesMs: [3000, 10_000] }),
    file('media-10.png', 'image/png', { name: 'photo.png' }),
    file('media-2.ogg', 'audio/ogg', { name: 'PTT-2.opus', durationMs: 4000 }),
    file('media-3.bin', 'application/octet-stream', { name: 'inconnu.xyz' }),
    file('media-4.webm', 'video/webm', { name: 'VID-4.webm' }),
  ];
  const message = buildItem('message', 'zip', media);

  it('each have their name, kind and mask, in the order of the message; nothing is in the page before', async () => {
    const page = await open(message);
    expect(dataOf('[data-media]', 'media')).toEqual([
      'media-1.mp4',
      'media-2.ogg',
      'media-3.bin',
      'media-4.webm',
      'media-10.png',
    ]);
    expect(document.querySelector('video, audio, img')).toBeNull();
    const text = page.text();
    expect(text).toContain('VID-1.mp4vidéo (MP4) · durée 1:05, selon le fichier · 3,4 Mo');
    expect(text).toContain('PTT-2.opusson (OGG) · durée 0:04, selon le fichier');
    expect(text).toContain('VID-4.webmvidéo (WEBM) · durée non indiquée par le fichier');
    expect(text).toContain('Ce fichier (BIN) ne s’affiche pas ici. Il est gardé tel quel.');
    expect(page.find(button('media-3.bin'))).toBeNull();
    const labels = ['media-1.mp4', 'media-2.ogg', 'media-10.png'].map((path) =>
      page.find(button(path))?.getAttribute('aria-label')?.replace(/\s/g, ' '),
    );
    expect(labels).toEqual([
      'Montrer la vidéo : VID-1.mp4',
      'Montrer le lecteur du son : PTT-2.opus',
      'Montrer l’image : photo.png',
    ]);
  });

  it('play one at a time, only when asked, a video without sound, and go when the page is hidden', async () => {
    const page = await open(message);
    await page.press(button('media-1.mp4'));
    const video = document.querySelector('video');
    expect([video?.muted, video?.autoplay, video?.preload, video?.controls]).toEqual([true, false, 'none', true]);
    expect(video?.hasAttribute('disablepictureinpicture')).toBe(true);
    expect(video?.getAttribute('controlslist')).toBe('nodownload noremoteplayback');
    expect(video?.getAttribute('aria-label')).toBe('VID-1.mp4');
    await page.press(button('media-2.ogg'));
    expect(document.querySelector('video')).toBeNull();
    expect(paused).toHaveBeenCalledTimes(1);
    const audio = document.querySelector('audio');
    expect([audio?.autoplay, audio?.preload, audio?.controls]).toEqual([false, 'none', true]);
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    await actAndSettle(() => void document.dispatchEvent(new Event('visibilitychange')));
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    expect(document.querySelector('audio')).toBeNull();
    expect(paused).toHaveBeenCalledTimes(2);
  });

  it('show the contact sheet of the item, with its times, behind a mask of its own', async () => {
    const page = await open(message);
    await page.press('[aria-label="Montrer les images de la vidéo"]');
    expect(page.find('img')?.getAttribute('alt')?.replace(/\s/g, ' ')).toBe('Images de la vidéo, prises à 0:03, 0:10');
    expect(page.text()).toContain('Images que votre navigateur a prises dans la vidéo VID-1.mp4, chacune');
  });

  it('say their kind, and that they are kept, where the browser cannot play them', async () => {
    const sound = buildItem('audio', 'amr', [file('document-1.amr', 'audio/amr', { role: 'document' })]);
    const refused = await open(sound, { canPlay: () => false });
    expect(refused.text()).toContain('fichier-recu.binson (AMR)');
    expect(refused.text()).toContain('Ce navigateur ne peut pas lire ce fichier (AMR). Il est gardé tel quel.');
    expect(refused.find(button('document-1.amr'))).toBeNull();
  });

  const film = buildItem('video', 'mov', [file('document-1.mov', 'video/quicktime', { role: 'document' })]);

  it('say the same once the browser has tried', async () => {
    const page = await open(film);
    await page.press(button('document-1.mov'));
    await actAndSettle(() => void page.find('video')?.dispatchEvent(new Event('error')));
    expect(page.find('video')).toBeNull();
    expect(page.text()).toContain('Ce navigateur ne peut pas lire ce fichier (MOV).');
  });

  it('say the same where the file is not stored', async () => {
    const gone = await open(film, { readMedia: async () => null });
    await gone.press(button('document-1.mov'));
    expect(gone.text()).toContain('Ce navigateur ne peut pas lire ce fichier (MOV).');
  });

  it('are not offered once their files were erased', async () => {
    const page = await open({ ...message, erasedPaths: media.map(({ path }) => path) });
    expect(page.find('[data-media]')).toBeNull();
  });
});

describe('an imported e-mail', () => {
  const emailFile = file('document-1.eml', 'message/rfc822', { role: 'document' });
  const item = buildItem('email', 'eml', [emailFile], { subject: 'MASKED-SUBJECT' });
  const email: SavedEmail = {
    from: 'Sacha <sacha@courriel.example>',
    sender: { name: 'Sacha', address: 'sacha@courriel.example' },
    to: 'Camille <camille@boite.example>',
    cc: null,
    date: 'Mon, 17 Nov 2025 18:20:11 +0100',
    subject: 'MASKED-SUBJECT',
    texts: ['MASKED-BODY <img src="https://ailleurs.example/x.png">', 'MASKED-OTHER'],
    forwarded: ['From: Alix\n\nMASKED-FORWARDED'],
    isFromHtml: true,
    hasGuessedLetters: false,
    isFirstOfSeveral: false,
    isCut: false,
    attachments: [{ name: 'photo.png', bytes: 12_000 }],
  };

  it('is masked until asked, then read as text alone', async () => {
    const page = await open(item, { readEmail: async () => email });
    expect(document.body.outerHTML).not.toContain('MASKED');
    await page.press('[data-record] [aria-label$="Objet"]');
    expect(page.textOf('[data-record] .quotation')).toBe('MASKED-SUBJECT');
    await page.press('[aria-label="Montrer l’e-mail"]');
    const text = page.text();
    for (const shown of ['DeSacha <sacha@courriel.example>', 'ÀCamille', 'ObjetMASKED-SUBJECT', 'photo.png · 12 ko'])
      expect(text).toContain(shown);
    expect(text).toContain('MASKED-BODY <img src="https://ailleurs.example/x.png">');
    expect(text).toContain('Cet e-mail a plusieurs textes différents.');
    expect(text).toContain('MASKED-OTHER');
    expect(text).toContain('Un message est joint à cet e-mail :From: Alix');
    expect(text).toContain('La mise en page n’est pas montrée');
    expect(document.querySelector('.item-content img, .item-content a')).toBeNull();
  });

  it('says in one sentence that it cannot be read', async () => {
    const page = await open(item);
    await page.press('[aria-label="Montrer l’e-mail"]');
    expect(page.text()).toContain('Cet e-mail ne peut pas être lu ici. Le fichier est gardé tel quel.');
  });
});
