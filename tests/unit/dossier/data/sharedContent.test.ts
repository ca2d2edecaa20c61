import { describe, expect, it } from 'vitest';
import { exhibitOf } from '../../../../src/domain/export/exhibitNumber.ts';
import { findSharedContent } from '../../../../src/dossier/data/sharedContent.ts';
import {
  buildDossierContext,
  changeItems,
  type InventedCase,
  inventCase,
  markItems,
} from '../../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';
import { inventWave, WAVES, type Wave } from '../../../support/dossier/inventedWaves.ts';

const captureWave = async (wave: Wave): Promise<InventedCase> =>
  markItems(
    await inventCase(inventWave(wave)),
    ({ number }) => wave.posts[exhibitOf(number) - 1]?.standing ?? 'reported',
  );

const findIn = (invented: InventedCase) => findSharedContent(buildDossierContext(invented).snapshot);

const waveNamed = (name: string): Wave => {
  const wave = WAVES.find((one) => one.name === name) ?? expect.fail(`no wave: ${name}`);
  return wave;
};

/** Counts pairs of posts of different accounts: grouped and truly copies, grouped only, truly copies only. */
async function scoreWave(wave: Wave): Promise<{ right: number; wrong: number; missed: number }> {
  const groups = findIn(await captureWave(wave))?.texts ?? [];
  const groupOf = new Map(groups.flatMap(({ reference, texts }) => texts.map((one) => [one.number, reference])));
  const score = { right: 0, wrong: 0, missed: 0 };
  for (const [a, post] of wave.posts.entries())
    for (const [b, other] of wave.posts.entries()) {
      if (a >= b || post.account === other.account) continue;
      const isCopy = post.copyOf !== null && post.copyOf === other.copyOf;
      const isGrouped = groupOf.has(a + 1) && groupOf.get(a + 1) === groupOf.get(b + 1);
      if (isCopy && isGrouped) score.right += 1;
      else if (isGrouped) score.wrong += 1;
      else if (isCopy) score.missed += 1;
    }
  return score;
}

describe('twenty invented waves', () => {
  it('are grouped with a precision of 0.97 and a recall of 0.89', async () => {
    expect(WAVES).toHaveLength(20);
    const scores = await Promise.all(WAVES.map(scoreWave));
    const sum = (key: 'right' | 'wrong' | 'missed') => scores.reduce((total, score) => total + score[key], 0);
    const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')];
    console.info(`precision ${(right / (right + wrong)).toFixed(3)}, recall ${(right / (right + missed)).toFixed(3)}`);
    expect({ right, wrong, missed }).toEqual({ right: 94, wrong: 3, missed: 12 });
    const faults = WAVES.flatMap(({ name }, index) => {
      const { wrong = 0, missed = 0 } = scores[index] ?? {};
      return wrong + missed === 0 ? [] : [{ name, wrong, missed }];
    });
    expect(faults).toEqual([
      { name: 'greetings, sayings', wrong: 1, missed: 0 },
      { name: 'lines of a song, with and without quotation marks', wrong: 1, missed: 0 },
      { name: 'said again in other words, or translated', wrong: 0, missed: 5 },
      { name: 'a long text, cut by some', wrong: 0, missed: 3 },
      { name: 'letters disguised', wrong: 0, missed: 4 },
      { name: 'other scripts, and the title that a site writes when an article is shared', wrong: 1, missed: 0 },
    ]);
  });

  it.each(WAVES)('no post that is not reported, and no file that a post does not have: $name', async (wave) => {
    const invented = await captureWave(wave);
    const found = findIn(invented);
    for (const { texts } of found?.texts ?? [])
      for (const { number } of texts) expect(wave.posts[exhibitOf(number) - 1]?.standing).toBeUndefined();
    for (const { sha256, items, accounts } of found?.files ?? []) {
      expect(accounts).toBeGreaterThan(1);
      for (const { fiche, standing } of items) {
        expect(standing).toBe('reported');
        expect(fiche.files.some((file) => file.sha256 === sha256)).toBe(true);
      }
    }
  });

  it('have one file of several reported accounts', async () => {
    const found = await Promise.all(WAVES.map(async (wave) => findIn(await captureWave(wave))?.files ?? []));
    const files = found.flatMap((list, index) =>
      list.map(({ items, accounts }) => [WAVES[index]?.name, items.map(({ number }) => number), accounts]),
    );
    expect(files).toEqual([['a slogan and a meme of supporters', [1, 2, 3], 3]]);
  });
});

describe('texts', () => {
  const wave = waveNamed('the same words by six accounts');

  it('are not compared when nothing is marked', async () => {
    expect(findIn(await inventCase(inventWave(wave)))).toBeNull();
  });

  it('are of the posts that the person rates, where no account is marked', async () => {
    const rated = changeItems(await inventCase(inventWave(wave)), (item) => ({ ...item, rating: { seriousness: 2 } }));
    expect(findIn(rated)?.texts[0]?.accounts).toBe(6);
  });

  it('count a publication that was captured twice once', async () => {
    const [first, second] = inventWave(wave);
    if (first === undefined || second === undefined) throw new Error('no post');
    const found = findIn(markItems(await inventCase([first, first, second])));
    expect(found?.texts[0]?.texts.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('without a read account are of no account', async () => {
    const unread = (post: InventedPost): InventedPost => ({
      ...post,
      observed: { ...post.observed, author: { displayName: null, handle: null, profileUrl: null, platformId: null } },
    });
    expect(findIn(markItems(await inventCase(inventWave(wave).map(unread))))?.texts ?? []).toEqual([]);
  });

  it('that are reposted or forwarded are named, and not compared', async () => {
    const found = findIn(await captureWave(waveNamed('reposts and forwarded messages')));
    expect(found?.relayed).toEqual([3, 4]);
    expect(found?.texts[0]?.texts.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('files', () => {
  const wave = waveNamed('a slogan and a meme of supporters');
  const MEME = 'media-1.jpg';

  it.each([
    ['erased later', 'erased'],
    ['left out because it shows what is hidden', 'hidden'],
    ['copied without its metadata', 'removable'],
    ['replaced by a redacted copy', 'redacted'],
  ])('are not compared when the dossier does not have them: %s', async (_, name) => {
    const changed = changeItems(await captureWave(wave), (item) => ({ ...item, found: { [name]: [MEME] } }));
    expect(findIn(changed)?.files ?? []).toEqual([]);
  });

  it('are never the pictures of the page', async () => {
    // The invented posts have one window, one picture and texts in common.
    const wave = await captureWave(waveNamed('short insults that anybody writes'));
    const digests = wave.snapshot.items.map(({ fiche }) => fiche.files.find(({ role }) => role === 'post')?.sha256);
    expect(new Set(digests).size).toBe(1);
    expect(findIn(wave)?.files).toEqual([]);
  });

  it('are imported images, videos and sounds, but no export of several messages', async () => {
    const importFile = (account: string, family: 'audio' | 'conversation'): InventedPost => {
      const post = inventPost({
        surface: 'imported',
        text: null,
        author: { handle: account },
        received: { name: 'fichier', format: 'ogg', family, pixels: null, dates: [], facts: {}, takenBy: null },
      });
      return { ...post, files: [{ path: 'fichier', role: 'document', mediaType: 'audio/ogg', content: family }] };
    };
    const posts = ['a', 'b'].flatMap((account) => [importFile(account, 'audio'), importFile(account, 'conversation')]);
    const found = findIn(markItems(await inventCase(posts)));
    expect(found?.files.map(({ items }) => items.map(({ number }) => number))).toEqual([[1, 3]]);
  });
});

describe('hours', () => {
  const post = (account: string, iso: string, text: string): InventedPost =>
    inventPost({ text, author: { handle: account }, posting: { iso, precision: iso.length > 10 ? 's' : 'day' } });
  const times = ['00', '10', '20', '30', '40'].map((minute) => `2026-11-03T22:${minute}:00.000Z`);

  it('of five publications by two accounts are counted in the time zone of the capture, and group nothing', async () => {
    const posts = times.map((iso, index) => post(index === 0 ? 'b' : 'a', iso, `Texte ${index}`));
    const found = findIn(markItems(await inventCase(posts)));
    expect(found?.hours.map(({ hour, items, accounts }) => [hour, items.length, accounts])).toEqual([
      ['2026-11-03T23', 5, 2],
    ]);
    expect([found?.texts, found?.files]).toEqual([[], []]);
  });

  it.each([
    ['of four publications', times.slice(1), ['a', 'b']],
    ['of one account', times, ['a']],
    ['that were not read', times.map((iso) => iso.slice(0, 10)), ['a', 'b']],
  ])('%s are not listed', async (_, isos, accounts) => {
    const posts = isos.map((iso, index) => post(accounts[index % accounts.length] ?? '', iso, `Texte ${index}`));
    expect(findIn(markItems(await inventCase(posts)))).toBeNull();
  });
});
