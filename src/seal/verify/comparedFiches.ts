import * as v from 'valibot';
import { FICHE_NAME, type ManifestExhibit } from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, joinNumber } from '../../domain/export/exhibitNumber.ts';
import type { DossierContents } from './dossierContents.ts';

/** What the documents for people are compared with: the fiches, by number of exhibit. */

/** Absent from some fiches of earlier versions. */
const optionalText = v.optional(v.nullable(v.string()), null);

const ficheSchema = v.looseObject({
  text: v.nullable(v.string()),
  platform: optionalText,
  acquiredAt: optionalText,
  author: v.looseObject({
    handle: v.nullable(v.string()),
    displayName: optionalText,
    platformId: optionalText,
    profileUrl: optionalText,
  }),
  address: v.looseObject({ permalink: v.nullable(v.string()), page: optionalText }),
  context: v.optional(v.looseObject({ linked: v.nullish(v.looseObject({ relation: optionalText })) })),
  received: v.exactOptional(v.unknown()),
  posting: v.looseObject({ raw: v.nullable(v.string()), iso: v.nullable(v.string()), precision: optionalText }),
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

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
