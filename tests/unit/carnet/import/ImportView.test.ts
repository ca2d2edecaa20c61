// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../../src/carnet/carnetApi.ts';
import type { LockState } from '../../../../src/domain/case/store.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import type { OpenedExport } from '../../../../src/import/exports/archive.ts';
import { inventConversation, inventMessage } from '../../../support/import/inventedMessages.ts';
import { inspected, showImport } from '../../../support/ui/importPage.ts';
import { followLink, openCarnet } from '../../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness } from '../../../support/ui/uiHarness.ts';

const ARCHIVE: OpenedExport = {
  contents: {
    format: 'whatsapp',
    platform: 'whatsapp',
    isConfirmed: true,
    hasOwnMessagesOnly: false,
    conversations: [inventConversation('a', { messages: 4 }), inventConversation('b', { messages: 2 })],
    warnings: [],
  },
  used: new Set([0]),
  messages: async function* () {},
  readMedia: async () => new Blob(),
  close: async () => undefined,
};

const IMPORTS: Partial<CarnetApi['imports']> = {
  findArchives: async (files) => files.filter(({ name }) => name.endsWith('.zip')),
  openArchive: async () => ARCHIVE,
  inspect: async () => inspected(),
  seal: async (files, onOutcome) => {
    for (const index of files.keys()) onOutcome(index, { kind: 'sealed' });
  },
};

/** The import page, and how it is left. */
async function open(imports: Partial<CarnetApi['imports']> = {}) {
  let ask: ((leave: () => void) => void) | null = null;
  const hold = (asking: NonNullable<typeof ask>) => {
    ask = asking;
    return () => {
      ask = null;
    };
  };
  const receiveDossier = vi.fn<CarnetApi['received']['receiveDossier']>(async () => ({ kind: 'protected' }));
  const overrides = { imports: { ...IMPORTS, ...imports }, received: { receiveDossier } };
  const { page, choose } = await showImport(overrides, hold);
  const importFiles = async () => {
    await page.press('input[name="image-question"][value="no"]');
    await page.press('[data-action="seal"]');
  };
  const left = vi.fn<() => void>();
  const leave = () => actAndSettle(() => (ask === null ? left() : ask(left)));
  const question = () => page.find('[data-leave-question]')?.textContent ?? null;
  return {
    page,
    choose,
    importFiles,
    leave,
    left,
    question,
    receiveDossier,
  };
}

it('says how many conversations wait beside the files that are imported, and keeps them', async () => {
  const { page, choose, importFiles } = await open();
  await choose('messages.zip', 'a.png', 'b.png');
  await importFiles();
  expect(page.textOf('.import-seal [role="status"]')).toContain(
    '2 fichiers importés.  2 conversations ne sont pas encore gardées. Choisissez leurs messages plus haut.',
  );
  await page.press('.import-seal [data-action="another"]');
  expect(page.find('[data-list="conversations"]')).not.toBeNull();
});

it('asks before the page is left with conversations or files that wait, with the safe answer focused', async () => {
  const { page, choose, importFiles, leave, left, question } = await open();
  await choose('messages.zip', 'a.png');
  await leave();
  expect(question()).toContain('2 conversations ne sont pas encore gardées. 1 fichier n’est pas importé.');
  expect(document.activeElement).toBe(page.find('[data-action="stay"]'));
  await page.press('[data-action="stay"]');
  expect([question(), left.mock.calls.length]).toEqual([null, 0]);
  await importFiles();
  await leave();
  expect(question()).toContain('2 conversations ne sont pas encore gardées. Si vous');
  expect(left).not.toHaveBeenCalled();
  await page.press('[data-action="leave"]');
  expect(left).toHaveBeenCalledOnce();
});

it('lets her leave once everything is imported, refused or given up', async () => {
  const { page, choose, importFiles, leave, left, question } = await open();
  await choose('messages.zip', 'a.png');
  await importFiles();
  await leave();
  await page.press('[data-action="close-archive"]');
  expect(question()).toBeNull();
  await leave();
  expect(left).toHaveBeenCalledOnce();
});

it('lets her leave an archive of which each message is kept already, and says nothing of it afterwards', async () => {
  const page = createUiHarness({});
  const base = createTestCarnetApi([]);
  const conversations = ARCHIVE.contents.conversations.slice(0, 1);
  const imports: Partial<CarnetApi['imports']> = {
    ...IMPORTS,
    openArchive: async () => ({
      ...ARCHIVE,
      contents: { ...ARCHIVE.contents, conversations },
      messages: async function* () {
        yield inventMessage(0);
      },
    }),
    findRepeatedMessages: async () => new Set([0]),
    findOwnSenders: async () => [],
  };
  await openCarnet(page, 'import', { ...base, imports: { ...base.imports, ...imports } });
  await page.giveFiles('#import-files', 'messages.zip');
  await vi.waitFor(() => expect(page.find('[data-action="read-messages"]')).not.toBeNull());
  await page.press('[data-action="read-messages"]');
  await vi.waitFor(() => expect(page.find('[data-repeated]')?.textContent).toContain('déjà gardé'));
  await followLink('help');
  expect(page.find('[data-leave-question]')).toBeNull();
  await followLink('import');
  await vi.waitFor(() => expect(page.find('#import-files')).not.toBeNull());
  expect(page.find('[data-unkept-files]')).toBeNull();
});

it('asks the browser to keep the tab, but not when she quits at once', async () => {
  const { choose } = await open();
  const isHeld = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(isHeld()).toBe(false);
  await choose('messages.zip');
  expect(isHeld()).toBe(true);
  document.body.hidden = true;
  expect(isHeld()).toBe(false);
  document.body.hidden = false;
});

const recogniseOwnFiles: CarnetApi['imports']['recogniseOwnFiles'] = async (files) =>
  new Map(
    files.flatMap((file) => {
      const kind = /\.recueil$/.test(file.name) ? 'backup' : /^recueil-/.test(file.name) ? 'dossier' : null;
      return kind === null ? [] : [[file, kind] as const];
    }),
  );

it('recognises a dossier of the product and receives it in « Dossiers reçus »', async () => {
  const { page, choose, receiveDossier, left, leave, question } = await open({ recogniseOwnFiles });
  await choose('recueil-2026.zip');
  expect(page.find('[data-archive]')).toBeNull();
  const note = page.find('[data-file="recueil-2026.zip"] [data-own-file="dossier"]');
  expect(note?.textContent).toContain('C’est un dossier fait avec Recueil.');
  await page.press('[data-action="open-dossier"]');
  expect(receiveDossier.mock.lastCall?.[0].name).toBe('recueil-2026.zip');
  expect(page.find('[data-fold="received"]')?.hasAttribute('open')).toBe(true);
  // The page is no longer held for it.
  await leave();
  expect(left).toHaveBeenCalledOnce();
  expect(question()).toBeNull();
});

it('still asks for another file once a dossier beside it is received', async () => {
  const { page, choose, leave, question } = await open({ recogniseOwnFiles });
  await choose('recueil-2026.pdf', 'a.png');
  await page.press('[data-action="open-dossier"]');
  await leave();
  expect(question()).toContain('1 fichier n’est pas importé.');
  await page.press('[data-action="stay"]');
  // Somebody else's dossier is no capture, unless she says so.
  await page.press('input[name="image-question"][value="no"]');
  expect(page.textOf('[data-action="seal"]')).toContain('Importer 1 fichier');
  expect(page.find('[data-own-file="dossier"]')).not.toBeNull();
});

it('says where a backup copy opens, and always leads to « Dossiers reçus »', async () => {
  const { page, choose } = await open({
    recogniseOwnFiles,
    inspect: () => Promise.reject(new Refusal('file-unknown')),
  });
  expect(page.find('[data-fold="received"]')).not.toBeNull();
  await choose('copie.recueil');
  const row = page.find('[data-file="copie.recueil"]');
  expect(row?.textContent).toContain('C’est une copie de secours de Recueil.');
  expect(row?.querySelector('a')?.dataset.route).toBe('restore');
  expect(row?.querySelectorAll('.note')).toHaveLength(1);
  expect(page.find('[data-fold="received"]')).not.toBeNull();
});

it('asks about a naked minor only where a file can be imported', async () => {
  const inspect: CarnetApi['imports']['inspect'] = (file) =>
    (file.name === 'vide.png' ? null : IMPORTS.inspect?.(file)) ?? Promise.reject(new Refusal('file-empty'));
  const { page, choose } = await open({ inspect });
  await choose('vide.png');
  expect(page.textOf('[data-file="vide.png"]')).toContain('Ce fichier est vide');
  expect(page.find('.image-question')).toBeNull();
  await choose('a.png');
  expect(page.find('.image-question')).not.toBeNull();
});

it.each([
  ['text', 'text', 'text/plain', 'txt'],
  ['mp3', 'audio', 'audio/mpeg', 'mp3'],
] as const)(
  'asks nothing of a file without pictures (%s), which can be imported at once',
  async (id, family, mediaType, extension) => {
    const { page, choose, importFiles } = await open({
      inspect: async ({ name }) => inspected(name === 'a.png' ? {} : { format: { id, family, mediaType, extension } }),
    });
    await choose(`seul.${extension}`);
    expect(page.find('.image-question')).toBeNull();
    await choose('a.png');
    expect(page.find('[data-action="seal"]:not(:disabled)')).toBeNull();
    await importFiles();
    expect(page.textOf('.import-seal [role="status"]')).toContain('2 fichiers importés.');
    await page.press('[data-action="another"]');
    await choose(`autre.${extension}`);
    await page.press('[data-action="seal"]');
    expect(page.textOf('.import-seal [role="status"]')).toContain('1 fichier importé.');
  },
);

it('stops what it does with an archive once the page is left', async () => {
  let signal: AbortSignal | null = null;
  const { page, choose } = await open({
    openArchive: (_files, _progress, control) => {
      signal = control;
      return new Promise<never>(() => undefined);
    },
  });
  await choose('messages.zip');
  expect(signal).toMatchObject({ aborted: false });
  await page.show(null);
  expect(signal).toMatchObject({ aborted: true });
});

it('names a damaged archive, and keeps it as a file only when she says so', async () => {
  const openArchive = () => Promise.reject(new Refusal('archive-damaged', { name: 'b.zip' }));
  const { page, choose, importFiles, leave, left } = await open({ openArchive });
  await choose('a.png', 'b.zip');
  const alert = page.find('[role="alert"]')?.textContent;
  expect(alert).toContain('b.zip');
  expect(alert).toContain('Elle n’a pas été lue');
  expect(page.find('[data-action="seal"]')?.textContent).toBe('Importer 1 fichier');
  await importFiles();
  expect(page.find('[data-file="b.zip"]')?.dataset.outcome).toBe('waiting');
  await leave();
  expect(left).toHaveBeenCalledOnce();
  await page.press('[data-file="b.zip"] [data-action="keep-as-file"]');
  await page.press('[data-action="seal"]');
  expect(page.find('[data-file="b.zip"]')?.dataset.outcome).toBe('sealed');
});

it('reads the archives beside a damaged one, and names that one with the reason', async () => {
  const { page, choose } = await open({
    openArchive: async (files) => {
      const damaged = files.find(({ name }) => name.startsWith('illisible'));
      if (damaged !== undefined) throw new Refusal('archive-damaged', { name: damaged.name });
      return ARCHIVE;
    },
  });
  await choose('illisible 1.zip', 'messages.zip', 'a.png', 'illisible 2.zip');
  expect(page.find('[data-list="conversations"]')).not.toBeNull();
  const alert = page.find('[role="alert"]')?.textContent;
  for (const words of ['illisible 1.zip', 'illisible 2.zip', 'Elle n’a pas été lue']) expect(alert).toContain(words);
  expect(alert).not.toContain('messages.zip');
  const files = [...document.querySelectorAll<HTMLElement>('[data-file]')].map(({ dataset }) => dataset.file);
  expect(files.toSorted()).toEqual(['a.png', 'illisible 1.zip', 'illisible 2.zip']);
  expect(document.querySelectorAll('[data-unread]')).toHaveLength(2);
});

it('leaves what is open and chosen as it was when all that is added is damaged', async () => {
  const openArchive = vi.fn(async (files: readonly File[]) => {
    const damaged = files.find(({ name }) => name.startsWith('illisible'));
    if (damaged !== undefined) throw new Refusal('archive-damaged', { name: damaged.name });
    return ARCHIVE;
  });
  const { page, choose } = await open({ openArchive });
  await choose('messages.zip');
  await choose('illisible.zip');
  expect(page.find('[role="alert"]')?.textContent).toContain('illisible.zip');
  // The first time, then with the damaged one; not once more, which would forget the choice.
  expect(openArchive).toHaveBeenCalledTimes(2);
  expect(page.find('[data-list="conversations"]')).not.toBeNull();
});

/** Archives that are never read together, each of one conversation. */
const apart = async (files: readonly File[]) => {
  if (files.length > 1) throw new Refusal('archive-mixed');
  return ARCHIVE;
};

it('names a file that holds two archives, and imports the others', async () => {
  const { page, choose } = await open({ openArchive: () => Promise.reject(new Refusal('archive-mixed')) });
  await choose('a.png', 'one.zip');
  expect(page.find('[role="alert"]')?.textContent).toContain('one.zip');
  expect(page.find('[data-file="a.png"]')).not.toBeNull();
});

it('opens archives of several apps one after another, and leaves none without a word', async () => {
  const opened: string[] = [];
  const openArchive = async (files: readonly File[]) => {
    const archive = await apart(files);
    opened.push(...files.map(({ name }) => name));
    return archive;
  };
  const { page, choose, leave, question } = await open({ openArchive });
  const waiting = () =>
    [...document.querySelectorAll('[data-waiting-archives] li')].map(({ textContent }) => textContent);
  await choose('one.zip', 'two.zip', 'a.png', 'three.zip');
  expect(page.find('[data-list="conversations"]')).not.toBeNull();
  expect(waiting()).toEqual(['two.zip', 'three.zip']);
  expect([...document.querySelectorAll<HTMLElement>('[data-file]')].map(({ dataset }) => dataset.file)).toEqual([
    'a.png',
  ]);
  // The open one first, or given up.
  expect(page.find('[data-action="next-archive"]')).toBeNull();
  await leave();
  expect(question()).toContain('3 fichiers');
  await page.press('[data-action="stay"]');
  await page.press('[data-action="close-archive"]');
  await page.press('[data-action="next-archive"]');
  expect(waiting()).toEqual(['three.zip']);
  await page.press('[data-action="close-archive"]');
  await page.press('[data-action="next-archive"]');
  expect(waiting()).toEqual([]);
  expect(opened).toEqual(['one.zip', 'two.zip', 'three.zip']);
});

it('lets the archive of another app wait beside the one that is open, which stays as it was', async () => {
  const { page, choose } = await open({ openArchive: apart });
  await choose('messages.zip');
  await page.press('[name="conversation"]');
  await choose('other.zip');
  expect(page.find('[role="alert"]')).toBeNull();
  expect(document.querySelector<HTMLInputElement>('[name="conversation"]')?.checked).toBe(true);
  expect(page.textOf('[data-waiting-archives]')).toContain('other.zip');
  expect(page.find('[data-action="seal"]')).toBeNull();
});

it('says once after a lock how many chosen files were not kept', async () => {
  const unlocked = { kind: 'unlocked', pin: false, reencrypting: false, waitMs: 0 } as const;
  let state: LockState = unlocked;
  const page = createUiHarness({ 'ui>bg:lockState': () => state });
  const base = createTestCarnetApi([]);
  let opened: OpenedExport | Promise<OpenedExport> = ARCHIVE;
  const imports = { ...base.imports, ...IMPORTS, openArchive: async () => opened };
  await openCarnet(page, 'import', { ...base, imports });
  const change = (kind: 'locked' | 'unlocked') => {
    state = { ...unlocked, kind };
    return page.changeLock();
  };
  const said = () => page.find('[data-unkept-files]')?.textContent?.replace(/\s/g, ' ') ?? null;
  await page.giveFiles('#import-files', 'un.png', 'deux.png');
  expect(said()).toBeNull();
  await change('locked');
  expect(page.text()).not.toContain('un.png');
  await change('unlocked');
  await vi.waitFor(() =>
    expect(said()).toContain('2 fichiers choisis n’ont pas été gardés. Choisissez-les de nouveau.'),
  );
  expect(page.text()).not.toContain('un.png');
  await change('locked');
  await change('unlocked');
  await vi.waitFor(() => expect(page.find('#import-files')).not.toBeNull());
  expect(said()).toBeNull();
  // The archive counts too, not its conversations; what the person left is theirs.
  await page.giveFiles('#import-files', 'archive.zip');
  await vi.waitFor(() => expect(page.text()).toContain('2 conversations'));
  await change('locked');
  await change('unlocked');
  await vi.waitFor(() => expect(said()).toContain('1 fichier choisi n’a pas été gardé.'));
  // One that is still being opened too.
  opened = new Promise(() => undefined);
  await page.giveFiles('#import-files', 'archive.zip', 'autre.zip');
  await change('locked');
  await change('unlocked');
  await vi.waitFor(() => expect(said()).toContain('2 fichiers choisis'));
  await page.giveFiles('#import-files', 'un.png');
  expect(said()).toBeNull();
  await followLink('help');
  await page.press('[data-action="leave"]');
  await followLink('import');
  await vi.waitFor(() => expect(page.find('#import-files')).not.toBeNull());
  expect(said()).toBeNull();
});
