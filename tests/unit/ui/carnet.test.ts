// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import type { CarnetProps, ExportDone, RunExport } from '../../../src/ui/carnet/props.ts';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, noImports, summary, type UiHarness } from './uiHarness.ts';

const done: ExportDone = {
  fileName: 'recueil-2026-11-20-0831.zip',
  bytes: 2_000_000,
  exhibits: 3,
  manifestDigest: '0123456789abcdef'.repeat(4),
  overMail: false,
  zipUrl: 'blob:zip',
  saveZip: null,
  remiseUrl: 'blob:remise',
  remiseName: 'remise.pdf',
  forYouUrl: 'blob:pour-vous',
  forYouName: 'pour-vous.pdf',
  gone: new AbortController().signal,
  dated: null,
  volume: null,
  others: [],
};

async function open(at: UiHarness, hash: string, props: Partial<CarnetProps> = {}) {
  window.location.hash = hash;
  const given = {
    book: createTestCarnetApi(),
    quit: vi.fn(),
    unwritten: new Unwritten(),
    allowAuthority: vi.fn(async () => true),
    copy: vi.fn(async () => undefined),
    imports: noImports,
    runExport: vi.fn<RunExport>(async () => done),
  };
  await at.show(
    h(Carnet, { ask: at.ask, onLockChange: at.onLockChange, words: fr, window, ...given, ...props }),
  );
  return given;
}

describe('the list', () => {
  test('is paged by fifty, newest first', async () => {
    const at = createUiHarness({
      'ui>bg:listItems': () => ({ total: 120, items: [summary], interrupted: [] }),
    });
    const { quit } = await open(at, '#items/2');
    expect(at.asked('ui>bg:listItems')).toEqual([{ from: 50, count: 50 }]);
    expect(at.find('.pages')?.textContent).toBe('Page précédentePage suivante');
    await at.press('[data-action="quit"]');
    expect(quit).toHaveBeenCalledOnce();
  });

  test('opens an item', async () => {
    const at = createUiHarness({
      'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
      'ui>bg:readItem': () => detail,
    });
    await open(at, '#items');
    await at.press(`[data-list="items"] [data-item="${ITEM_ID}"]`);
    expect(window.location.hash).toBe(`#item/${ITEM_ID}`);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Élément n° 12'));
  });
});

describe('an item', () => {
  const answers = { 'ui>bg:readItem': () => detail, 'ui>bg:withdrawItem': () => null };

  test('keeps image, text, quotation and title out of the page until each is asked for', async () => {
    const at = createUiHarness(answers);
    await open(at, `#item/${ITEM_ID}`);
    expect(document.body.outerHTML).not.toContain('MASKED');
    await vi.waitFor(() => expect(at.find('[name="note"]')).not.toBeNull());
    await at.press('.masked-image [data-action="reveal"]');
    const image = at.find('img');
    expect(image?.getAttribute('src')).toBe('data:image/jpeg;base64,MASKEDPREVIEW');
    expect(image?.getAttribute('alt')).toBe('Image de l’élément n° 12, @nadia_test');
    await at.press('.masked-text [data-action="reveal"]');
    expect(at.text()).toContain('MASKED-TEXT');
    expect(at.find('img')).toBeNull();
  });

  test('says what was not read, and how the rest was', async () => {
    const at = createUiHarness(answers);
    await open(at, `#item/${ITEM_ID}`);
    const shown = at.text();
    expect(shown).toContain('@nadia_testdans un lien de la page, lecture sûre');
    expect(shown).toContain('Adresse de la publicationnon luabsent de la page');
    expect(shown).toContain('Publiéaffiché « il y a 3 h »');
    expect(shown).toContain('La publication dépasse la fenêtre');
    expect(at.find('[data-digest]')?.dataset.digest).toBe(detail.digest);
  });

  test('is taken out in two steps', async () => {
    let withdrawn = false;
    const at = createUiHarness({
      'ui>bg:readItem': () => ({ ...detail, summary: { ...summary, withdrawn } }),
      'ui>bg:withdrawItem': () => {
        withdrawn = true;
        return null;
      },
    });
    await open(at, `#item/${ITEM_ID}`);
    // Lock, case, then item are read one after another: on a busy machine that outlasts the turns `open` waits for.
    await vi.waitFor(() => expect(at.find('[data-action="withdraw"]')).not.toBeNull());
    await at.press('[data-action="withdraw"]');
    expect(at.text()).toContain('garde une ligne qui dit qu’un élément a été retiré');
    expect(withdrawn).toBe(false);
    await at.press('[data-action="withdraw-confirm"]');
    expect(at.calls.map(({ name }) => name)).toContain('ui>bg:withdrawItem');
    await vi.waitFor(() => expect(at.text()).toContain('Cet élément est retiré'));
    expect(at.find('[data-action="withdraw"]')).toBeNull();
  });

  test('that is not there is said so', async () => {
    const at = createUiHarness({ 'ui>bg:readItem': () => Promise.reject(new Refusal('nothing-there')) });
    await open(at, `#item/${ITEM_ID}`);
    expect(at.find('[role="alert"]')?.textContent).toBe('Cet élément n’est pas dans ce carnet.');
  });
});

describe('the export', () => {
  test('from the carnet, who may read it is said first', async () => {
    const at = createUiHarness({});
    const { runExport } = await open(at, '#before-export');
    expect(at.text()).toContain('pourra être lu par la personne mise en cause et son avocat');
    expect(runExport).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(at.find('[data-action="export"]')).not.toBeNull());
    await at.press('[data-action="export"]');
    expect(window.location.hash).toBe('#export');
  });

  test('starts by itself, and ends with the digest and two files', async () => {
    const at = createUiHarness({});
    const { runExport, copy } = await open(at, '#export');
    expect(runExport).toHaveBeenCalledOnce();
    expect(at.find('[data-export="done"]')).not.toBeNull();
    expect(at.find('[data-manifest-digest]')?.dataset.manifestDigest).toBe(done.manifestDigest);
    expect(at.find('a[data-download="zip"]')?.getAttribute('download')).toBe(done.fileName);
    expect(at.find('a[data-download="remise"]')?.getAttribute('href')).toBe('blob:remise');
    expect(at.text()).toContain('0123 4567 89ab cdef 0123');
    await at.press('[data-action="copy-digest"]');
    expect(copy).toHaveBeenCalledWith(done.manifestDigest);
    expect(at.text()).toContain('Empreinte copiée.');
  });

  test('shows how far it is, and « Annuler » aborts it', async () => {
    const at = createUiHarness({});
    const runExport: RunExport = (_options, progress, signal) =>
      new Promise((_resolve, reject) => {
        progress({ name: 'files', done: 3_000_000, total: 40_000_000 });
        signal.addEventListener('abort', () => reject(new Refusal('cancelled')));
      });
    await open(at, '#export', { runExport });
    expect(at.find('[data-export="working"]')?.textContent).toContain('Copie et vérification des éléments');
    expect(at.find('progress')?.getAttribute('value')).toBe('3000000');
    expect(at.text()).toContain('3 Mo sur 40 Mo');
    await at.press('[data-action="cancel"]');
    expect(at.find('[data-export="failed"] [role="alert"]')?.dataset.code).toBe('cancelled');
  });

  test('its files are offered no more once a lock took them', async () => {
    const at = createUiHarness({});
    const taken = new AbortController();
    await open(at, '#export', { runExport: async () => ({ ...done, gone: taken.signal }) });
    expect(at.find('[data-download="zip"]')).not.toBeNull();
    taken.abort();
    await vi.waitFor(() =>
      expect(at.find('[data-export="failed"] [role="alert"]')?.dataset.code).toBe('copy-gone'),
    );
    expect(at.find('[data-download]')).toBeNull();
  });

  test('leaving it aborts it', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }) });
    let signal: AbortSignal | undefined;
    const runExport: RunExport = (_options, _progress, given) => {
      signal = given;
      return new Promise(() => undefined);
    };
    await open(at, '#export', { runExport });
    expect(signal?.aborted).toBe(false);
    window.location.hash = '#items';
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  test('an altered item is named, and can be left out, then a second one too', async () => {
    const at = createUiHarness({});
    const asked: (readonly number[])[] = [];
    const runExport: RunExport = async ({ without }) => {
      asked.push(without);
      const bad = [7, 9].find((ordinal) => !without.includes(ordinal));
      if (bad !== undefined) throw new Refusal('item-altered', { ordinal: bad, path: 'capture.png' });
      return done;
    };
    await open(at, '#export', { runExport });
    expect(at.find('[role="alert"][data-code="item-altered"]')?.textContent).toContain('L’élément n° 7');
    await at.press('[data-action="export-without"]');
    await vi.waitFor(() => expect(at.text()).toContain('Exporter sans les éléments n° 7, 9'));
    await at.press('[data-action="export-without"]');
    await vi.waitFor(() => expect(at.find('[data-export="done"]')).not.toBeNull());
    expect(asked).toEqual([[], [7], [7, 9]]);
  });

  test('what of the person’s words cannot be read is named, with a way on', async () => {
    const at = createUiHarness({});
    const asked: Parameters<RunExport>[0]['unread'][] = [];
    const runExport: RunExport = async ({ unread }) => {
      asked.push(unread);
      if (unread === null)
        throw new Refusal('record-damaged', { sheets: 'diary', items: ITEM_ID, ordinals: '4' });
      return done;
    };
    await open(at, '#export', { runExport });
    expect(at.find('[data-damaged]')?.textContent).toContain('le journal de bord');
    expect(at.find('[data-damaged]')?.textContent).toContain('vos notes sur l’élément n° 4');
    expect(at.text()).toContain('l’image entière irait dans le dossier');
    await at.press('[data-action="export-unread"]');
    await vi.waitFor(() => expect(at.find('[data-export="done"]')).not.toBeNull());
    expect(asked).toEqual([null, { documents: ['diary'], items: [ITEM_ID], joined: false }]);
  });
});
