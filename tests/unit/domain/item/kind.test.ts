import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fiche } from '../../../../src/domain/item/item.ts';
import {
  countKinds,
  KINDS,
  type Kind,
  kindFieldsOf,
  sumCounts,
  whyUncounted,
} from '../../../../src/domain/item/kind.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';

const NO_ACCOUNT = { displayName: null, handle: null, profileUrl: null, platformId: null };

function readKind(mode: Fiche['provenance']['options']['mode'], changes: Partial<Fiche> = {}) {
  return kindFieldsOf({
    surface: 'page',
    author: NO_ACCOUNT,
    warnings: [],
    provenance: { tool: 'recueil', version: '1', options: { mode, entry: 'picker' } },
    ...changes,
  });
}

describe('counts', () => {
  it('tell posts of a page from messages of an archive and from other files', () => {
    const counts = countKinds(['post', 'account-page', 'message', 'picture', 'email', 'sound', null]);
    expect(counts).toEqual({ total: 7, publications: 3, messages: 1, files: 3 });
    expect(sumCounts([counts, countKinds(['film'])])).toEqual({ total: 8, publications: 3, messages: 1, files: 4 });
    expect(sumCounts([])).toEqual(countKinds([]));
  });

  it('have each thing once, whatever its kind', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...(Object.keys(KINDS) as Kind[]))), (kinds) => {
        const { total, publications, messages, files } = countKinds(kinds);
        expect([total, publications + messages + files]).toEqual([kinds.length, kinds.length]);
        expect(sumCounts(kinds.map((kind) => countKinds([kind])))).toEqual(countKinds(kinds));
      }),
    );
  });
});

describe('the kind of an item', () => {
  it.each([
    ['call', 'telegram-json', true],
    ['message', 'telegram-json', undefined],
    ['call', 'whatsapp', undefined],
  ] as const)('says of which text is codes: of a %s of %s, %j', (kind, format, isCodedCall) => {
    const exported = { ...inventMessage({ index: 0 }).observed.exported, kind, format } as Fiche['exported'];
    expect(readKind('import', { ...(exported && { exported }) }).isCodedCall).toBe(isCodedCall);
  });

  it('is a page of an account, whether a part of it or the whole was captured', () => {
    expect(readKind('page', { surface: 'profile' }).kind).toBe('account-page');
    expect(readKind('post', { surface: 'profile' }).kind).toBe('account-page');
  });

  it('is a post where the image was not kept and its address was typed', () => {
    expect(whyUncounted(readKind('address'))).toBeNull();
  });

  it.each(['zone', 'screen', 'page'] as const)('of mode %s, it is no publication', (mode) => {
    expect(whyUncounted(readKind(mode))).toBe(mode === 'zone' ? 'region' : 'screen');
  });

  it('on an error page, counts only where an account was read', () => {
    const warnings = ['page-error'];
    expect(whyUncounted(readKind('post', { warnings }))).toBe('error-page');
    expect(whyUncounted(readKind('post', { warnings, author: { ...NO_ACCOUNT, handle: 'nadia' } }))).toBeNull();
  });

  it('is counted as a message of an archive, unless the platform wrote it', () => {
    const read = (kind: 'message' | 'notice') => {
      const exported = { kind } as Fiche['exported'];
      return whyUncounted(readKind('import', { ...(exported && { exported }) }));
    };
    expect([read('message'), read('notice')]).toEqual([null, 'notice']);
  });

  it('is unknown of a damaged row, which stays listed and counted', () => {
    expect(whyUncounted({ kind: null })).toBeNull();
  });
});
