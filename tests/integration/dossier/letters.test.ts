import { describe, expect, it } from 'vitest';
import { REQUESTER_ROLES, type RequesterRole } from '../../../src/domain/export/dossierOptions.ts';
import { SOURCES } from '../../../src/law/legalSources.ts';
import { LETTERS } from '../../../src/law/letters/letterList.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../support/dossier/hostilePosts.ts';
import { changeItems, inventCase, markItems } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { parseLetters, textOfLetter } from '../../support/dossier/parseLetters.ts';

/** Found taken down. */
const GONE = { at: '2026-11-20T08:00:00Z', address: '', result: 'deleted', item: null } as const;

describe('writeLetters', () => {
  it('writes all letters without a purpose, with one notification per platform', async () => {
    const names = [...(await parseLetters(await inventCase(inventSixPosts()))).keys()];
    expect(names.toSorted()).toEqual(
      (
        'aide-memoire-plainte.docx autorisation.docx copie-plainte-procureur.docx courrier-assurance.docx ' +
        'courrier-ecole.docx courrier-employeur.docx courrier-universite.docx demande-avis-et-copie.docx ' +
        'demande-interdiction-contact.docx demande-protection-elu.docx demande-protection-fonctionnelle.docx ' +
        'fiche-medecin.docx guide-attestation.docx lettre-procureur.docx notification-x.docx ' +
        'partie-civile.docx recours-classement.docx signalement-pharos.docx'
      ).split(' '),
    );
  });

  it('keeps headings with the next paragraph, and the signature with the closing words', async () => {
    const all = await parseLetters(await inventCase(inventSixPosts()));
    const letter = all.get('lettre-procureur.docx');
    const lines = letter?.text.split('\n') ?? [];
    const heading = lines.indexOf('Les faits');
    expect(letter?.kept.slice(heading, heading + 4)).toEqual([true, true, true, true]);
    const signature = lines.indexOf('Signature :');
    expect(lines[signature - 1]).toMatch(/haute considération/);
    // Two items of the list of documents, the closing words, the signature.
    expect(letter?.kept.slice(signature - 4, signature)).toEqual([false, true, true, true]);
    const intro = lines.findIndex((line) => line.startsWith('Les publications enregistrées'));
    expect(letter?.kept[intro]).toBe(true);
    expect(lines.join(' ')).toContain('de déposer plainte contre personne inconnue (plainte contre X), ou contre ____');
  });

  it('selects letters by purpose, and writes none when not selected', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    expect([...(await parseLetters(inventedCase, { purpose: 'platform' })).keys()]).toEqual(['notification-x.docx']);
    expect((await parseLetters(inventedCase, { purpose: 'prosecutor' })).has('lettre-procureur.docx')).toBe(true);
    const school = await parseLetters(inventedCase, { purpose: 'school', requester: { role: 'parent' } });
    expect([...school.keys()]).toEqual(['courrier-ecole.docx', 'courrier-universite.docx']);
    expect((await parseLetters(inventedCase, { parts: { letters: false } })).size).toBe(0);
  });

  it('asks a platform in English to take an intimate image down in 48 hours, for what is ticked as intimate alone', async () => {
    const invented = await inventCase(inventSixPosts());
    const [first] = invented.snapshot.items;
    const intimate = { value: true, at: '2026-11-20T08:00:00.000Z' };
    const marked = changeItems(markItems(invented), (item) =>
      item.number === first?.number ? { ...item, notes: { ...item.notes, intimate } as typeof item.notes } : item,
    );
    const all = await parseLetters(marked, { purpose: 'platform', requester: { name: 'Camille Exemple' } });
    expect([...all.keys()]).toEqual(['notification-x.docx', 'notice-48-hours-x.docx']);
    const notice = all.get('notice-48-hours-x.docx');
    expect(notice?.text).toContain(
      'I believe in good faith that this intimate image was published without the consent',
    );
    expect(notice?.text).toContain('Name: Camille Exemple');
    expect(notice?.text.match(/https:\S+/g)).toEqual([first?.fiche.address.permalink]);
    expect(notice?.text).not.toMatch(/[éèàç]|Fait à/);
    expect(notice?.advice).toContain('Hors des États-Unis : à vérifier');
  });

  it('ticks in a notice what the person ticked, the gravest first, without what was taken down', async () => {
    const case_ = changeItems(markItems(await inventCase(inventSixPosts())), (item) => ({
      ...item,
      rating: item.number === 6 ? { seriousness: 3, categories: ['threat'] } : { seriousness: null, categories: [] },
      notes: { ...item.notes, online: item.number === 1 ? [GONE] : [] } as typeof item.notes,
    }));
    const text = await textOfLetter('notification-x', case_, { purpose: 'platform' });
    expect(text.match(/☒ .*/g)).toEqual(['☒ menaces (222-17)']);
    const exhibits = text.match(/Pièce n° \d+/g);
    expect(exhibits).toEqual(['Pièce n° 6', 'Pièce n° 2']);
    expect(text).toContain('Motif, selon qui remet le dossier : menaces');
  });

  it.each([
    ['xenforo', 'https://forum.example.org/threads/12/#post-7', 'notification-forum-example-org.docx'],
    ['mastodon', 'https://serveur.example/@compte/11', 'notification-serveur-example.docx'],
  ])('addresses the site that runs %s, not its software', async (platform, permalink, file) => {
    const post = inventPost({ platform, address: { page: permalink, permalink } });
    const all = await parseLetters(await inventCase([post]), { purpose: 'platform' });
    expect([...all.keys()]).toEqual([file]);
    expect(all.get(file)?.advice).toContain(`que ${new URL(permalink).hostname} indique pour les notifications`);
    expect(JSON.stringify(all.get(file))).not.toContain('XenForo');
  });

  it('lists what has no read account apart from the reported accounts, marked or not', async () => {
    const of = (platform: string, handle: string | null) =>
      inventPost({ platform, author: { handle }, address: { page: null, permalink: null } });
    const posts = [of('whatsapp', null), of('x', 'nyx'), of('x', null), of('whatsapp', null)];
    const invented = markItems(await inventCase(posts), ({ number }) => (number === 4 ? undefined : 'reported'));
    const text = await textOfLetter('lettre-procureur', invented);
    const after = text.split('Comptes signalés :\n')[1] ?? '';
    const expected = ['– @nyx (X (ex-Twitter)) : pièce n° 2', 'Sans compte lu : pièces n° 1, 3, 4.'];
    expect(after.split('\n').slice(0, 2)).toEqual(expected);
    // Where no account is reported, those that the captures show are listed, read or not.
    const unmarked = await textOfLetter('lettre-procureur', await inventCase(posts));
    expect(unmarked.split('Comptes lus sur les captures ; tous ne sont pas mis en cause :\n')[1]).toMatch(
      /^.*@nyx.*\n.*compte non lu/,
    );
    expect(unmarked).not.toContain('Sans compte lu');
  });

  it('lists each publication once, and no context item', async () => {
    const sure = { how: 'link:time', confidence: 'high' } as const;
    const post = (name: string, more: Parameters<typeof inventPost>[0] = {}) =>
      inventPost({
        visibility: 'public',
        address: { page: `https://x.com/${name}`, permalink: `https://x.com/${name}` },
        reading: { fields: { 'address.permalink': sure } },
        ...more,
      });
    const linked = { item: '00000000-0000-4000-8000-000000000001', relation: 'reply' } as const;
    const inventedCase = await inventCase([
      post('un'),
      post('un'),
      post('reponse', { context: { quoted: null, replyTo: null, linked }, author: { handle: 'la_personne' } }),
    ]);
    const all = await parseLetters(markItems(inventedCase));
    for (const name of ['signalement-pharos', 'notification-x']) {
      const text = all.get(`${name}.docx`)?.text ?? '';
      expect(text.match(/https:\/\/x\.com\/un/g)).toHaveLength(1);
      expect(text).not.toContain('reponse');
    }
    const letter = all.get('lettre-procureur.docx')?.text ?? '';
    expect(letter).toContain('3 pièces');
    expect(letter).not.toMatch(/la_personne|pièce n° [23]/);
  });

  it('writes a period in French at the precision of its dates', async () => {
    const supposed = { 'posting.iso': { how: 'text:as-shown+year', confidence: 'low' } as const };
    const inventedCase = await inventCase([
      inventPost({ posting: { iso: '2026-10', precision: 'month' } }),
      inventPost({
        posting: { iso: '2026-11-03', precision: 'day' },
        reading: { fields: supposed },
      }),
    ]);
    const text = [...(await parseLetters(inventedCase)).values()].map((letter) => letter.text).join('\n');
    expect(text).toContain(
      'publiés entre octobre 2026 et le 3 novembre 2026 (supposée, lecture incertaine) au moyen de X',
    );
    expect(text).not.toMatch(/(?:\ble|\bdu|\bau) octobre/);
  });

  it.each([
    ['2026-11-18', 'day', 'publiés le 18 novembre 2026 au moyen de'],
    ['2026-11', 'month', 'publiés en novembre 2026 au moyen de'],
  ] as const)('writes the period once when all are of %s', async (iso, precision, expected) => {
    const post = inventPost({ posting: { iso, precision } });
    expect(await textOfLetter('lettre-procureur', await inventCase([post, post]))).toContain(expected);
  });

  it('says once what is to be said of both days of a period', async () => {
    const supposed = { 'posting.iso': { how: 'text:as-shown+year', confidence: 'low' } as const };
    const posts = ['2026-11-03', '2026-11-05'].map((iso) =>
      inventPost({ posting: { iso, precision: 'day' }, reading: { fields: supposed } }),
    );
    expect(await textOfLetter('lettre-procureur', await inventCase(posts))).toContain(
      'publiés entre le 3 novembre 2026 et le 5 novembre 2026 (supposée, lecture incertaine) au moyen de X',
    );
  });

  it('does not say whom the posts are about for somebody who did not say who they are', async () => {
    const requester = { name: 'Claude Exemple' };
    const text = await textOfLetter('lettre-procureur', await inventCase(inventSixPosts()), { requester });
    expect(text).toMatch(/qui me visent \(ou visent : _{20,}\), et de déposer plainte/);
  });

  it('quotes the publications that the person rated as the gravest', async () => {
    const invented = await inventCase(inventSixPosts());
    const words = invented.snapshot.items.find(({ number }) => number === 2)?.fiche.text ?? '';
    const read = (seriousness: 1 | 2 | 3) => {
      const rated = changeItems(invented, (item) => (item.number === 2 ? { ...item, rating: { seriousness } } : item));
      return textOfLetter('lettre-procureur', rated);
    };
    expect(words.length).toBeGreaterThan(5);
    expect(await read(3)).toMatch(/La plus grave, mot pour mot :\n– .*pièce n° 2 : « /);
    expect(await read(3)).toContain(words.split('\n')[0]);
    // The highest rating given: « grave » when nothing is « très grave ».
    expect(await read(2)).toContain(words.split('\n')[0]);
    expect(await read(1)).not.toContain('mot pour mot');
  });

  it('writes an authorisation for a requester who acts for somebody else', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    const has = async (role?: (typeof REQUESTER_ROLES)[number]) =>
      (await parseLetters(inventedCase, { purpose: 'police', requester: role === undefined ? {} : { role } })).has(
        'autorisation.docx',
      );
    expect([await has('self'), await has('minor'), await has('parent')]).toEqual([false, false, false]);
    expect([await has('relative'), await has('professional'), await has()]).toEqual([true, true, true]);
  });

  it('leaves a blank for unknown values, and leaves the address out unless selected', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    const asking = { name: 'Camille Exemple', address: '3 rue Inventée', phone: '01 23 45 67 89' };
    expect(await textOfLetter('lettre-procureur', inventedCase)).toMatch(/Je soussigné\(e\) _{20,}, né\(e\) le _{20,}/);
    const named = await textOfLetter('lettre-procureur', inventedCase, { requester: asking });
    expect(named).toContain('Je soussigné(e) Camille Exemple');
    expect(named).not.toContain('rue Inventée');
    const options = { requester: asking, parts: { address: true } };
    const whole = await textOfLetter('lettre-procureur', inventedCase, options);
    expect(whole).toContain('domicilié(e), pour cette plainte, 3 rue Inventée, ai l’honneur');
  });

  it('lists for PHAROS posts that are public or may be, and no direct message for a platform', async () => {
    const post = (visibility: 'public' | 'private' | null, surface: 'post' | 'message', name: string) =>
      inventPost({
        visibility,
        surface,
        address: { page: `https://x.com/${name}`, permalink: `https://x.com/${name}` },
      });
    const inventedCase = await inventCase([
      post('public', 'post', 'ouvert'),
      post('private', 'post', 'ferme'),
      post(null, 'post', 'inconnu'),
      post('public', 'message', 'direct'),
    ]);
    const all = await parseLetters(markItems(inventedCase));
    const pharos = all.get('signalement-pharos.docx')?.text ?? '';
    expect(pharos).toContain('https://x.com/ouvert');
    // One block has its visibility unread: the person ticks it.
    expect(pharos.split('☐ visible par tous')).toHaveLength(2);
    expect(pharos.indexOf('https://x.com/inconnu')).toBeLessThan(pharos.indexOf('☐ visible par tous'));
    expect(pharos).not.toMatch(/x\.com\/(ferme|direct)/);
    const notification = all.get('notification-x.docx')?.text ?? '';
    expect(notification).toContain('Je déclare penser, de bonne foi');
    expect(notification).toContain('https://x.com/ouvert');
    expect(notification).not.toContain('x.com/direct');
  });

  it('gives the reason that the person hands over beside each post of a notice, and else a blank', async () => {
    const reason = 'Motif, selon qui remet le dossier';
    const categories = { value: ['threat', 'insult'] as const, at: '2026-11-19T10:00:00.000Z' };
    const base = markItems(await inventCase([inventPost({ platform: 'x' }), inventPost({ platform: 'x' })]));
    const case_ = changeItems(base, (item) => ({
      ...item,
      notes: item.number === 1 ? { schema: 'recueil/notes/1', item: item.fiche.id, categories } : null,
    }));
    const text = await textOfLetter('notification-x', case_, { purpose: 'platform' });
    expect(text.split(reason)).toHaveLength(3);
    expect(text).toContain(`${reason} : menaces ; insultes, moqueries`);
    const [, second = ''] = text.split('n° 2');
    expect(second).toContain(reason);
    expect(second).not.toContain('insultes');
  });

  it('lists for PHAROS the gravest first, then by date, without what was found taken down', async () => {
    const day = (number: number) =>
      inventPost({
        visibility: 'public',
        address: { page: `https://x.com/${number}`, permalink: `https://x.com/${number}` },
        posting: { iso: `2026-11-0${number}T10:00:00.000Z`, precision: 's' },
      });
    const invented = markItems(await inventCase([day(4), day(3), day(2), day(1)]));
    const case_ = changeItems(invented, (item) => ({
      ...item,
      ...(item.number === 2 && { rating: { seriousness: 3 as const } }),
      notes: { ...item.notes, online: item.number === 4 ? [GONE] : [] } as typeof item.notes,
    }));
    const text = await textOfLetter('signalement-pharos', case_);
    expect(text.match(/Pièce n° \d/g)).toEqual(['Pièce n° 2', 'Pièce n° 3', 'Pièce n° 1']);
  });

  it('says that messages were sent, and ticks a notice for a child by its parent alone', async () => {
    const invented = await inventCase([...inventSixPosts(), inventMessage({ index: 1, text: 'Tu vas voir.' })]);
    expect(await textOfLetter('lettre-procureur', invented)).toContain('faits suivants, publiés ou envoyés');
    const posts = await inventCase([inventPost({})]);
    expect(await textOfLetter('lettre-procureur', posts)).toMatch(/faits suivants, publiés (?!ou)/);
    const noticeOf = (role: RequesterRole) => textOfLetter('notification-x', posts, { requester: { role } });
    expect(await noticeOf('self')).not.toContain('mon enfant');
    expect(await noticeOf('parent')).toContain('☒ au nom de mon enfant mineur(e)');
  });

  it('carries what she wrote of a danger, or names page 1', async () => {
    const invented = await inventCase(inventSixPosts());
    const textOf = (name: string, dangerWhy = '') =>
      textOfLetter(name, invented, { danger: 'yes', dangerWhy, requester: { role: 'self' } });
    for (const name of ['lettre-procureur', 'demande-interdiction-contact', 'aide-memoire-plainte']) {
      expect(await textOf(name, 'Il attend devant le lycée.'), name).toContain('Il attend devant le lycée.');
      expect(await textOf(name), name).toContain('voir page 1 du dossier');
    }
  });

  it('has no letter for PHAROS when no post may be reported', async () => {
    const all = await parseLetters(await inventCase([inventPost({ visibility: 'private' })]));
    expect([...all.keys()]).not.toContain('signalement-pharos.docx');
  });

  it('counts the publications beyond the limit of a letter', async () => {
    const posts = Array.from({ length: 62 }, (_, n) =>
      inventPost({ address: { page: `https://x.com/${n}`, permalink: `https://x.com/${n}` } }),
    );
    const texts = async (count: number) => {
      const all = await parseLetters(markItems(await inventCase(posts.slice(0, count))));
      return ['lettre-procureur', 'notification-x'].map((name) => all.get(`${name}.docx`)?.text ?? '');
    };
    for (const text of await texts(60)) expect(text).not.toMatch(/et \d+ autre/);
    for (const [count, words] of [
      [61, 'et 1 autre : voir '],
      [62, 'et 2 autres : voir '],
    ] as const) {
      const [letter, notice] = await texts(count);
      expect(letter).toContain(`${words}le bordereau de dossier.pdf`);
      // The list of exhibits has no address.
      expect(notice).toContain(`${words}adresses.csv`);
    }
  });

  it('mentions no deadline, penalty or sum, and names no offence to the prosecutor', async () => {
    const letters = await parseLetters(await inventCase(inventSixPosts()));
    const all = [...letters.values()].map(({ text }) => text).join('\n');
    expect(all).not.toMatch(/délai|prescri|amende|emprisonnement|euros?\b|€|\d+ (an|mois)s?\b|trois mois/i);
    const complaint = letters.get('lettre-procureur.docx')?.text ?? '';
    expect(complaint).toContain('déposer plainte contre');
    expect(complaint).not.toMatch(/injure|diffamation|harcèlement|menace/i);
  });

  it('contains no macro or embedded object, whatever was posted', async () => {
    const posts = [
      ...HOSTILE_TEXTS.map(buildHostilePost),
      inventPost({ text: '\uFFFE\u0000\u0008 ]]> <w:r>', visibility: 'public' }),
    ];
    const all = await parseLetters(await inventCase(posts), {
      narrative: '<script>\u0000',
      parts: { impact: true },
      impact: '\u0007',
    });
    for (const [path, { parts }] of all)
      expect(
        parts.filter((name) => /vba|activeX|embeddings|oleObject/i.test(name)),
        path,
      ).toEqual([]);
  });

  it('writes bidirectional controls as code points', async () => {
    const author = { displayName: null, handle: 'a\u202Eb', profileUrl: null, platformId: null };
    const all = await parseLetters(await inventCase([inventPost({ author, text: 'x\u2067y', visibility: 'public' })]));
    const text = [...all.values()].map((letter) => letter.text).join('\n');
    expect(text).toContain('a‹U+202E›b');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('cites existing sources, for every role', () => {
    const all = [undefined, ...REQUESTER_ROLES].flatMap((role) =>
      Object.values(LETTERS).flatMap((letter) => letter(role) ?? []),
    );
    expect(all.length).toBeGreaterThan(40);
    for (const { sources, checked } of all) {
      expect(sources.every((id) => Object.hasOwn(SOURCES, id))).toBe(true);
      expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
