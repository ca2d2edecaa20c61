// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type {
  DownloadableDossier,
  DownloadableParts,
  MakeDownloadableParts,
} from '../../../../src/carnet/api/downloads.ts';
import { RecipientSection } from '../../../../src/carnet/export/RecipientSection.tsx';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { showPart } from '../../../support/ui/uiHarness.ts';

const OWN_WORDS = 'Depuis le printemps, des comptes écrivent chaque jour sous mes publications.';
const NOTHING_LEFT: DownloadableParts['leftOut'] = { tooLarge: [], beyond: [], withoutImage: [] };

async function open(recipient: string, made: Partial<DownloadableParts> = {}, makesParts = true) {
  const discard = vi.fn();
  const makeParts = vi.fn<MakeDownloadableParts>(async () => ({
    files: [{ fileName: 'recueil-copie.pdf', bytes: 9_000_000, numbers: [1, 2, 3], url: 'blob:part' }],
    leftOut: NOTHING_LEFT,
    discard,
    ...made,
  }));
  const copyToClipboard = vi.fn(async () => undefined);
  const result: Pick<DownloadableDossier, 'makeParts' | 'statement'> = {
    makeParts: makesParts ? makeParts : null,
    statement: {
      parts: [
        { text: OWN_WORDS, rank: 1, canShorten: true },
        { text: 'SHA-256 de manifest.json : abc', rank: 0, canShorten: false },
      ],
      sites: 'x.com, www.instagram.com',
    },
  };
  const page = await showPart(h(RecipientSection, { result }), { carnetProps: { copyToClipboard } });
  if (recipient !== '') await page.press(`input[name="recipient"][value="${recipient}"]`);
  return { page, makeParts, copyToClipboard, discard };
}

const limitsText = () => (document.querySelector('[data-limits]')?.textContent ?? '').replace(/\s/g, ' ');

describe('the choice of a recipient', () => {
  it('shows nothing before a choice', async () => {
    const { page } = await open('');
    expect(page.find('[data-action="make-parts"]')).toBeNull();
    expect(page.find('textarea')).toBeNull();
  });

  it('states the limits of Geneva, with their source and day', async () => {
    const { page, makeParts } = await open('geneva');
    expect(limitsText()).toMatch(/PDF, JPEG, PNG, TIF.*10 Mo.*70 Mo.*10 au plus/);
    expect(page.text()).toMatch(/Source : Canton de Genève.*Comparé le 21 novembre 2026/);
    await page.press('[data-action="make-parts"]');
    expect(makeParts.mock.calls[0]?.[0]).toEqual({
      format: 'pdf',
      limits: { maxFileBytes: 10_000_000, maxTotalBytes: 70_000_000, maxFiles: 10 },
    });
  });

  it('says that unknown limits are unknown, and lets the person choose a size', async () => {
    const { page, makeParts } = await open('plainte-en-ligne');
    expect(limitsText()).toMatch(/limite inconnue.*limite inconnue.*limite inconnue/);
    await page.choose('select[name="part-size"]', '5');
    await page.press('input[name="part-format"][value="jpeg"]');
    await page.press('[data-action="make-parts"]');
    expect(makeParts.mock.calls[0]?.[0]).toEqual({
      format: 'jpeg',
      limits: { maxFileBytes: 5_000_000, maxTotalBytes: null, maxFiles: null },
    });
  });

  it('offers no plain copy of a dossier with a password', async () => {
    const { page } = await open('email', {}, false);
    expect(page.find('[data-action="make-parts"]')).toBeNull();
    expect(page.text()).toContain('Ce dossier a un mot de passe');
  });
});

describe('the copies', () => {
  it('are listed with their exhibits, and what does not fit is named', async () => {
    const leftOut = { tooLarge: [0, 9], beyond: [12, 13, 14], withoutImage: [] };
    const { page } = await open('geneva', { leftOut });
    await page.press('[data-action="make-parts"]');
    expect(page.find('a[data-download="part-1"]')?.getAttribute('download')).toBe('recueil-copie.pdf');
    expect(page.text()).toContain('Pièces n° 1–3');
    const left = page.find('[data-left-out]')?.textContent;
    expect(left).toMatch(/Le résumé et la liste.*n° 9\..*n° 12–14\./);
  });

  const part = (name: string, bytes: number, numbers: readonly number[]) => ({
    fileName: `recueil-2026-11-20-0931-${name}`,
    bytes,
    numbers,
    url: `blob:${name}`,
  });
  it.each([
    ['one PDF', [part('copie.pdf', 412_000, [1, 2, 3])], ['412 ko']],
    [
      'PDF parts',
      [part('copie-1-sur-2.pdf', 9_900_000, []), part('copie-2-sur-2.pdf', 1_000_000, [1])],
      ['9,9 Mo', '1 Mo'],
    ],
    ['JPEG parts', [part('P0001.jpg', 1_200_000, [1]), part('P0002.jpg', 999_999, [2])], ['1,2 Mo', '1 000 ko']],
  ])('of %s have a link each, with its name, its size and its own mark once saved', async (_, files, sizes) => {
    const onSave = vi.fn();
    const { page } = await open('geneva', { files: files.map((file) => ({ ...file, onSave })) });
    await page.press('[data-action="make-parts"]');
    const rows = [...document.querySelectorAll<HTMLElement>('ol.downloads > li')];
    const read = rows.map((row) => {
      const links = [...row.querySelectorAll<HTMLAnchorElement>('a[download]')];
      return links.map((link) => [link.getAttribute('href'), link.download, link.textContent?.replace(/\s/g, ' ')]);
    });
    expect(read).toEqual(
      files.map(({ url, fileName }, index) => [[url, fileName, `Enregistrer la copie ${index + 1} (${sizes[index]})`]]),
    );
    const marks = () => rows.map((row) => row.querySelector('.saved')?.textContent ?? '');
    for (const index of files.keys()) {
      expect(marks().map((mark) => mark !== '')).toEqual(files.map((_file, other) => other < index));
      await page.press(`a[data-download="part-${index + 1}"]`);
      expect(onSave).toHaveBeenCalledTimes(index + 1);
    }
    for (const [index, { fileName }] of files.entries()) expect(marks()[index]).toContain(fileName);
  });

  it('are deleted when another recipient is chosen', async () => {
    const { page, discard } = await open('geneva');
    await page.press('[data-action="make-parts"]');
    expect(discard).not.toHaveBeenCalled();
    await page.press('input[name="recipient"][value="email"]');
    expect(discard).toHaveBeenCalledOnce();
  });

  it('can be stopped', async () => {
    let stopped = false;
    const makeParts: MakeDownloadableParts = (_request, progress, signal) =>
      new Promise((_resolve, reject) => {
        progress({ name: 'report', done: 1, total: 4 });
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(new Refusal('cancelled'));
        });
      });
    const result = { makeParts, statement: { parts: [], sites: '' } };
    const page = await showPart(h(RecipientSection, { result }));
    await page.press('input[name="recipient"][value="geneva"]');
    await page.press('[data-action="make-parts"]');
    expect(page.find('progress')?.getAttribute('value')).toBe('1');
    await page.press('[data-action="cancel-parts"]');
    expect(stopped).toBe(true);
  });
});

describe('the texts of the form', () => {
  it('are copied field by field, with where to paste each', async () => {
    const { page, copyToClipboard } = await open('plainte-en-ligne');
    for (const field of ['statement', 'place', 'website']) await page.press(`[data-action="copy-${field}"]`);
    expect(copyToClipboard.mock.calls).toEqual([
      [`${OWN_WORDS}\nSHA-256 de manifest.json : abc`],
      ['Internet'],
      ['x.com, www.instagram.com'],
    ]);
    expect(page.text()).toContain('À coller dans le champ « Exposé des faits ».');
  });

  it('hold what the person corrects, and are not copied while too long', async () => {
    const { page, copyToClipboard } = await open('plainte-en-ligne');
    await page.type('[data-field="statement"] textarea', 'é'.repeat(1503));
    expect(page.text()).toContain('enlevez 3 caractères');
    expect(page.find('[data-action="copy-statement"]')?.hasAttribute('disabled')).toBe(true);
    await page.type('[data-field="statement"] textarea', 'Mes mots, corrigés, en trente caractères.');
    await page.press('[data-action="copy-statement"]');
    expect(copyToClipboard).toHaveBeenCalledWith('Mes mots, corrigés, en trente caractères.');
  });

  it('still hold the corrections after another recipient or length was chosen', async () => {
    const { page } = await open('visioplainte');
    const shown = () => document.querySelector<HTMLTextAreaElement>('[data-field="statement"] textarea')?.value;
    await page.type('[data-field="statement"] textarea', 'Mes mots, corrigés.');
    await page.choose('select[name="statement-max"]', '1000');
    expect(shown()).toContain(OWN_WORDS);
    await page.press('input[name="recipient"][value="geneva"]');
    await page.press('input[name="recipient"][value="visioplainte"]');
    expect(shown()).toBe('Mes mots, corrigés.');
  });

  it('follow the length that the person chooses where the form has none', async () => {
    const { page } = await open('visioplainte');
    expect(page.text()).toContain('sur 1 500');
    await page.choose('select[name="statement-max"]', '1000');
    expect(page.text()).toContain('sur 1 000');
  });
});
