import * as v from 'valibot';
import { FICHE_NAME, type ManifestExhibit } from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, joinNumber } from '../../domain/export/exhibitNumber.ts';
import { findPostingWindow } from '../../domain/item/postingWindow.ts';
import type { DossierContents } from './dossierContents.ts';

/** What the documents for people are compared with: the fiches, by number of exhibit. */

const textOrNull = v.nullable(v.string());

const ficheSchema = v.looseObject({
  text: textOrNull,
  platform: textOrNull,
  acquiredAt: textOrNull,
  author: v.looseObject({
    handle: textOrNull,
    displayName: textOrNull,
    platformId: textOrNull,
    profileUrl: textOrNull,
  }),
  address: v.looseObject({ permalink: textOrNull, page: textOrNull }),
  context: v.looseObject({ linked: v.nullish(v.looseObject({ relation: textOrNull })) }),
  received: v.exactOptional(v.unknown()),
  exported: v.exactOptional(v.looseObject({ kind: v.string(), format: v.string() })),
  posting: v.looseObject({ raw: textOrNull, iso: textOrNull, precision: textOrNull }),
  warnings: v.fallback(v.array(v.string()), []),
  timeZone: v.fallback(v.string(), 'UTC'),
});

export interface ComparedExhibit {
  readonly number: ExhibitNumber;
  readonly fiche: v.InferOutput<typeof ficheSchema>;
  /** SHA-256 of fiche.json. */
  readonly digest: string;
}

export function readExhibits(
  { retained, digests }: DossierContents,
  exhibits: readonly ManifestExhibit[],
): ComparedExhibit[] {
  return exhibits.flatMap(({ folder, ...fields }) => {
    const path = `${folder}/${FICHE_NAME}`;
    const digest = digests.get(path)?.sha256;
    const parsed = v.safeParse(ficheSchema, parseJson(retained.get(path)));
    return parsed.success && digest !== undefined ? [{ number: joinNumber(fields), fiche: parsed.output, digest }] : [];
  });
}

/** The exhibit with the days of a relative time as its date, as the tables show it. */
export function withPostingWindow(exhibit: ComparedExhibit): ComparedExhibit {
  const { fiche } = exhibit;
  const { acquiredAt, platform } = fiche;
  if (acquiredAt === null || platform === null) return exhibit;
  const iso = findPostingWindow({ ...fiche, acquiredAt, platform });
  return iso === null
    ? exhibit
    : { ...exhibit, fiche: { ...fiche, posting: { ...fiche.posting, iso, precision: 'day' } } };
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
