import { describe, expect, it } from 'vitest';
import { createSigningKey } from '../../../../src/seal/signature.ts';
import { DossierExhibits, type ShownExhibit } from '../../../../src/seal/verify/dossierExhibits.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { addManifest, buildSmallDossier, type Files, utf8 } from '../../../support/vectors/smallDossier.ts';
import { toSource } from '../../../support/vectors/verifyFiles.ts';

const key = await createSigningKey();

const build = (extraFiles: Files = new Map()): Promise<Files> =>
  buildSmallDossier({ key, texts: ['Un message inventé.', 'Un autre.'], extraFiles });

async function open(files: Files): Promise<DossierExhibits> {
  const digests = new Map<string, string>();
  const source = toSource(files);
  const report = await verifyDossier(source, { digest: (path, sha256) => void digests.set(path, sha256) });
  return (await DossierExhibits.open(source, digests, report)) ?? expect.fail('no manifest');
}

async function readFirst(files: Files): Promise<ShownExhibit> {
  const [first] = await (await open(files)).read(0, 1);
  return first ?? expect.fail('no exhibit');
}

const notes = (content: string): Files => new Map([['notes/P0001.json', utf8(content)]]);

describe('the exhibits that a checker shows', () => {
  it('have their account, address and image', async () => {
    const files = await build();
    const exhibits = await open(files);
    expect(exhibits.count).toBe(2);
    const [first] = await exhibits.read(0, 2);
    expect(first).toMatchObject({
      number: 1,
      item: { handle: 'compte_invente', permalink: 'https://forum.example/fil/12#m1001', posted: '2026-03-01' },
      isSensitive: false,
      isIntact: true,
      picture: 'intact',
    });
    const picture = await exhibits.openPicture(first ?? expect.fail('no exhibit'));
    expect(new Uint8Array((await picture?.arrayBuffer()) ?? [])).toEqual(files.get('pieces/P0001/capture.png'));
  });

  it.each([
    ['nothing about its image', '{"schema":"recueil/notes/1"}', false],
    ['another category', '{"categories":{"at":"2026-03-02T09:00:00.000Z","value":["insult"]}}', false],
    ['not intimate', '{"intimate":{"at":"2026-03-02T09:00:00.000Z","value":false}}', false],
    ['intimate', '{"intimate":{"at":"2026-03-02T09:00:00.000Z","value":true}}', true],
    ['a minor', '{"minor":{"at":"2026-03-02T09:00:00.000Z","value":true}}', true],
    ['an intimate image', '{"categories":{"at":"x","value":["insult","intimate-image"]}}', true],
    ['what another version writes', '{"intimate":{"value":"partly"}}', true],
    ['no JSON', '{', true],
    ['a list', '[]', false],
    ['null', 'null', true],
  ])('are sensitive or not by notes that state %s', async (_, content, isSensitive) => {
    expect((await readFirst(await build(notes(content)))).isSensitive).toBe(isSensitive);
  });

  it('are sensitive in an annex, and beside a redacted copy of another image', async () => {
    expect((await readFirst(await build(new Map([['annexe.pdf', utf8('%PDF')]])))).isSensitive).toBe(true);
    const copied = await readFirst(await build(new Map([['copies/P0001/publication.png', utf8('x')]])));
    expect(copied).toMatchObject({ isSensitive: true, item: { picture: 'pieces/P0001/capture.png' } });
  });

  it('show the redacted copy instead of the original', async () => {
    const { item, isSensitive } = await readFirst(await build(new Map([['copies/P0001/capture.png', utf8('x')]])));
    expect({ picture: item.picture, isSensitive }).toEqual({ picture: 'copies/P0001/capture.png', isSensitive: false });
  });

  it('never show an image that was altered, added or taken out', async () => {
    const altered = (await build()).set('pieces/P0001/capture.png', utf8('x'));
    const exhibits = await open(altered);
    const [first, second] = await exhibits.read(0, 2);
    expect(first).toMatchObject({ isIntact: false, picture: 'altered' });
    expect(second).toMatchObject({ isIntact: true, picture: 'intact' });
    expect(await exhibits.openPicture(first ?? expect.fail('no exhibit'))).toBeNull();
    const added = (await build()).set('copies/P0001/capture.png', utf8('x'));
    expect(await readFirst(added)).toMatchObject({ isIntact: false, picture: 'altered' });
    const removed = await build();
    removed.delete('pieces/P0001/capture.png');
    expect(await readFirst(removed)).toMatchObject({ isIntact: false, picture: 'none' });
  });

  it('survive a manifest that lists an exhibit without any file', async () => {
    const files = await build();
    for (const name of ['manifest.json', 'manifest.json.sig', 'SHA256SUMS']) files.delete(name);
    const exhibits = [{ number: 7, item: 'nobody', folder: 'pieces/P0007' }];
    await addManifest(files, { exhibits, omitted: [], head: { seq: 1, hash: 'ab'.repeat(32) } }, { key });
    expect(await readFirst(files)).toMatchObject({ number: 7, picture: 'none', item: { handle: null } });
  });
});
