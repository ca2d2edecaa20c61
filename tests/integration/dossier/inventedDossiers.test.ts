import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { checkPages } from '../../../scripts/verify/checkPages.ts';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { readCsv } from '../../support/dossier/csv.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { changeItems, inventCase, writeInventedDossier } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { parseLetters } from '../../support/dossier/parseLetters.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { readDossierFiles } from '../../support/vectors/resignDossier.ts';
import { toSource } from '../../support/vectors/verifyFiles.ts';

/**
 * Every period, count and omission that a document of an invented case prints is that of the case, computed here.
 * RECUEIL_CASES=1000 tries more of them.
 */
const CASES = Number(process.env.RECUEIL_CASES ?? 3);
vi.setConfig({ testTimeout: 60_000 + CASES * 20_000 });

const MONTH = 'novembre 2026';
const day = fc.integer({ min: 2, max: 28 });
const entry = fc.record({
  kind: fc.constantFrom('post', 'post', 'post', 'post', 'image', 'chat', 'document', 'screen'),
  platform: fc.constantFrom('x', 'instagram', 'tiktok'),
  handle: fc.constantFrom('anne', 'bruno', 'chloe'),
  day: fc.option(day, { nil: null, freq: 4 }),
  standing: fc.constantFrom('reported', 'reported', 'visible', 'own'),
  seriousness: fc.constantFrom(null, null, 2, 3),
  online: fc.constantFrom(null, 'present', 'deleted'),
});
const anyCase = fc.record({
  entries: fc.array(entry, { maxLength: 7 }),
  messages: fc.array(fc.record({ left: fc.nat(3), isOwn: fc.boolean(), day, hasFile: fc.boolean() }), { maxLength: 4 }),
  leftOut: fc.nat(2),
  role: fc.constantFrom('self', 'parent'),
  purpose: fc.constantFrom('police', 'prosecutor', 'lawyer', 'bailiff'),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;
type DrawnCase = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

const isoDay = (one: number): string => `2026-11-${String(one).padStart(2, '0')}`;
const accountOf = ({ platform, handle }: Pick<Entry, 'platform' | 'handle'>): string => `${platform}/${handle}`;

/** Days of the chat that was imported as one file. */
const CHAT = { from: 10, to: 12 } as const;

function drawPost({ kind, platform, handle, day: posted }: Entry, index: number): InventedPost {
  const address = `https://${platform}.example/${handle}/${index}`;
  if (kind === 'post')
    return inventPost({
      platform,
      text: `Texte inventé numéro ${index}.`,
      author: { handle },
      address: { page: address, permalink: address },
      posting:
        posted === null ? {} : { raw: null, iso: `${isoDay(posted)}T12:00:00.000Z`, precision: 's', source: 'dom' },
    });
  if (kind === 'screen')
    return inventPost({
      platform,
      surface: 'page',
      text: null,
      address: { page: address },
      provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'screen', entry: 'screen' } },
    });
  const isChat = kind === 'chat';
  const post = inventPost({
    platform: 'whatsapp',
    surface: 'imported',
    text: null,
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'import', entry: 'file' } },
    received: {
      name: `fichier-${index}`,
      format: isChat ? 'whatsapp' : 'png',
      family: isChat ? 'conversation' : 'image',
      pixels: null,
      dates: isChat
        ? [
            { source: 'messages-first', raw: '10/11/2026', iso: isoDay(CHAT.from), precision: 'day' },
            { source: 'messages-last', raw: '12/11/2026', iso: isoDay(CHAT.to), precision: 'day' },
          ]
        : [],
      facts: {},
      takenBy: null,
    },
  });
  const file = { role: 'document' as const, content: 'Bonjour.', path: `document-1.${isChat ? 'txt' : 'png'}` };
  const observed = { ...post.observed, address: { ...post.observed.address, page: null } };
  return { ...post, observed, files: [{ ...file, mediaType: isChat ? 'text/plain' : 'image/png' }] };
}

const STATED_AT = '2026-11-19T10:00:00.000Z';

async function invent({ entries, messages, leftOut }: DrawnCase) {
  // The archive goes on after the last one that was kept.
  const all = 100 + messages.reduce((sum, { left }) => sum + 1 + left, 0) + 3;
  let index = 100;
  const conversation = messages.map(({ left, isOwn, day: sent, hasFile }) => {
    index += 1 + left;
    return inventMessage({
      index,
      text: `Message ${index}`,
      time: `${isoDay(sent)}T18:20`,
      ...(isOwn && { sender: 'Camille' }),
      exported: {
        conversation: { id: null, title: 'Marie Inventée', isRequest: false, messages: all },
        ...(isOwn && { fromHolder: true }),
        missingMedia: hasFile ? [`VID-${index}.mp4`] : [],
      },
    });
  });
  const rest = Array.from({ length: leftOut }, (_, at) => inventPost({ text: `Non joint ${at}.` }));
  const invented = await inventCase([...entries.map(drawPost), ...conversation, ...rest], leftOut);
  const byId = new Map(entries.map((one, at) => [`00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`, one]));
  return changeItems(invented, (item) => {
    const drawn = byId.get(item.fiche.id);
    if (drawn === undefined) return item.fiche.exported?.fromHolder ? item : { ...item, standing: 'reported' };
    const { kind, standing, seriousness, online } = drawn;
    if (kind !== 'post') return kind === 'document' ? { ...item, isDocument: true } : item;
    const address = item.fiche.address.permalink ?? '';
    return {
      ...item,
      standing,
      ...(seriousness !== null && { rating: { seriousness } }),
      notes: {
        schema: 'recueil/notes/1',
        item: item.fiche.id,
        ...(seriousness !== null && { seriousness: { value: seriousness, at: STATED_AT } }),
        ...(online !== null && { online: [{ at: STATED_AT, address, result: online, item: null }] }),
      },
    };
  });
}

const spaces = (text: string): string => text.replace(/[\s\u00A0\u202F]+/g, ' ');
const dayText = (one: number): string => `${one} ${MONTH}`;
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number < 2 ? one : many}`;
const folder = makeTestFolder();

async function writeDocuments(drawn: DrawnCase) {
  const { role, purpose } = drawn;
  const invented = await invent(drawn);
  const options: DossierOptions = {
    purpose,
    requester: role === 'self' ? { role, name: 'Camille' } : { role, name: 'Dominique', concerned: 'Camille' },
    parts: { screens: true },
  };
  const { zip, remise } = await writeInventedDossier(invented, { options });
  const path = join(folder, 'dossier.zip');
  writeFileSync(path, zip);
  const files = await readDossierFiles(path);
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  const pdfText = (bytes: Uint8Array | undefined) => {
    const pdf = join(folder, 'one.pdf');
    writeFileSync(pdf, bytes ?? new Uint8Array());
    return spaces(runTool('pdftotext', ['-enc', 'UTF-8', '-layout', pdf, '-']));
  };
  const source = toSource(files);
  const report = await verifyDossier(source);
  return {
    files,
    differences: await checkPages(source, report),
    remarks: report.notes.filter(({ code }) => /differ/.test(code)),
    dossier: pdfText(files.get('dossier.pdf')),
    identification: files.has('fiche-identification.pdf') ? pdfText(files.get('fiche-identification.pdf')) : null,
    remise: pdfText(remise),
    index: spaces(textOf('index.html').replace(/<[^>]+>/g, ' ')),
    articles: textOf('index.html').split('<article').length - 1,
    readMe: spaces(textOf('LISEZ-MOI.txt')),
    journal: textOf('journal.jsonl'),
    chronology: readCsv(textOf('chronologie.csv')),
    accounts: readCsv(textOf('comptes.csv')),
    letters: await parseLetters(invented, { ...options, purpose: 'prosecutor' }),
  };
}

const ONE_OF_EACH: DrawnCase = {
  entries: [
    ...(['post', 'image', 'chat', 'document', 'screen'] as const).map((kind) => ({
      kind,
      standing: 'reported' as const,
    })),
    ...(['own', 'visible'] as const).map((standing) => ({ kind: 'post' as const, standing })),
  ].map((one) => ({ platform: 'x', handle: 'bruno', day: 12, seriousness: null, online: null, ...one })),
  messages: [{ left: 0, isOwn: true, day: 3, hasFile: false }],
  leftOut: 1,
  role: 'self',
  purpose: 'police',
};

it(`has no contradiction between the documents of ${CASES} invented cases`, async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (drawn) => {
      const first: Entry = {
        kind: 'post',
        platform: 'x',
        handle: 'anne',
        day: null,
        standing: 'reported',
        seriousness: 3,
        online: null,
      };
      const { entries, messages, leftOut } = drawn;
      entries.unshift({ ...first, day: entries.length % 3 === 0 ? null : 5 });
      const documents = await writeDocuments(drawn);
      const { dossier, chronology, accounts } = documents;

      const joined = entries.length + messages.length;
      const sealed = joined + leftOut;
      const counts = `${count(sealed, 'élément enregistré', 'éléments enregistrés')}, ${count(joined, 'joint')}, 0 retiré pour toujours, ${count(leftOut, 'non joint', 'non joints')}.`;
      for (const text of [dossier, documents.index, documents.readMe]) expect(text).toContain(counts);
      expect(documents.journal.match(/"event":"item\.(?:sealed|imported)"/g)).toHaveLength(sealed);
      expect([documents.articles, chronology.length]).toEqual([joined, joined]);

      const exhibits = count(entries.length + (messages.length > 0 ? 1 : 0), 'pièce');
      expect(dossier).toContain(` ; ${exhibits}.`);
      expect(documents.remise).toContain(exhibits);

      const reported = entries.filter(({ kind, standing }) => kind === 'post' && standing === 'reported');
      const received = messages.filter(({ isOwn }) => !isOwn);
      const total = reported.length + received.length;
      const posts =
        count(reported.length, 'publication') + (received.length > 0 ? ` et ${count(received.length, 'message')}` : '');
      expect(dossier).toMatch(new RegExp(`Combien ${posts} de comptes? signalés?`));
      expect(chronology.filter((row) => row.get('non comptée') === '')).toHaveLength(total);
      const rows = accounts.filter((row) => row.get('signalé par la personne') === 'oui');
      const names = new Set([...reported.map(accountOf), ...received.map(() => 'Marie')]);
      expect(rows).toHaveLength(names.size);
      expect(rows.reduce((sum, row) => sum + Number(row.get('nombre de publications')), 0)).toBe(total);
      const named = count(names.size, 'compte signalé', 'comptes signalés');
      expect(dossier).toContain(`${named} :`);
      if (documents.identification !== null) expect(documents.identification).toContain(named);

      const sure = reported.flatMap((one) => one.day ?? []);
      const chats = entries.some(({ kind }) => kind === 'chat') ? [CHAT.from, CHAT.to] : [];
      // A conversation of one file, whose messages are not counted, gives the days only where nothing else does.
      const counted = [...sure, ...received.map((one) => one.day)];
      const days = counted.length === 0 ? chats : counted;
      const period = /Depuis, jusqu’à (.*?) Encore en ligne/.exec(dossier)?.[1] ?? '';
      const printed = [...period.matchAll(/(\d+) novembre 2026/g)].map(([, one]) => Number(one));
      const letter = documents.letters.get('lettre-procureur.docx')?.text ?? '';
      if (days.length === 0) expect(period).toBe('Aucune date de publication lue.');
      else {
        expect([printed[0], printed.at(-1)]).toEqual([Math.min(...days), Math.max(...days)]);
        const [before, after] = [CHAT.from < Math.min(...days), CHAT.to > Math.max(...days)];
        for (const [isNamed, one] of [
          [before, CHAT.from],
          [after, CHAT.to],
        ] as const)
          expect(period.includes(`non comptée : ${one} novembre`)).toBe(chats.length > 0 && isNamed);
        for (const one of printed.slice(1, -1)) expect(one).toBe(Math.min(...sure));
        for (const one of [Math.min(...days), Math.max(...days)]) expect(spaces(letter)).toContain(dayText(one));
      }
      const undated = reported.length - sure.length;
      expect(period.includes('sans date lue')).toBe(days.length > 0 && undated > 0);

      const online = /Encore en ligne (.*?) Intégrité/.exec(dossier)?.[1] ?? '';
      const checked = reported.filter((one) => one.online !== null).length;
      if (checked === 0) expect(online).toBe('Non vérifié depuis la capture.');
      else if (checked < reported.length) expect(online).toContain(`${reported.length - checked} non vérifiée`);

      const gaps = messages.length === 0 ? 0 : 103 + messages.reduce((sum, { left }) => sum + left, 0);
      const missing = messages.filter(({ hasFile }) => hasFile).length;
      const parts = [
        ...(gaps === 0 ? [] : [count(gaps, 'message')]),
        ...(missing === 0 ? [] : [count(missing, 'élément nommé', 'éléments nommés')]),
      ];
      const omission = ` : ${parts.join(' et ')} de l’archive, non joint${gaps + missing < 2 ? '' : 's'}.`;
      expect(dossier.includes('de l’archive, non joint')).toBe(parts.length > 0);
      if (parts.length > 0) expect(dossier.split(omission).length - 1).toBeGreaterThan(0);
      expect(dossier.includes('Tous les éléments enregistrés sont joints.')).toBe(leftOut === 0);

      const unrated = reported.filter(({ seriousness }) => seriousness === null).length;
      // An image without an account, or a screen, is not counted, and may be the gravest.
      const notRatedHere = entries.filter(({ kind }) => kind !== 'post' && kind !== 'document').length;
      const all = unrated + notRatedHere + (received.length > 0 ? 1 : 0);
      const answer = /Non évaluées (.*?)(?:,|\.| \()/.exec(dossier)?.[1] ?? '';
      expect(answer).toBe(all === 0 ? 'Aucune' : count(all, 'pièce'));

      expect([documents.differences, documents.remarks]).toEqual([[], []]);
    }),
    { seed: 58, numRuns: CASES, examples: [[ONE_OF_EACH]] },
  );
});
