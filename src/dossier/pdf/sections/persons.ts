import { isPersonConcerned } from '../../../domain/export/dossierOptions.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import type { FactTable } from '../layout/factTable.ts';
import { blankLine } from '../layout/formLines.ts';
import { paragraphRows, sideBySideRow } from '../layout/rows.ts';

/**
 * Adds the person concerned, their age, and who hands the dossier over in what capacity; blanks for what was not stated.
 * A name without a role is that of who hands over: it may be a parent's.
 */
export async function addPersonFacts(
  pdf: PdfDocument,
  facts: FactTable,
  { options: { requester } }: DossierContext,
): Promise<void> {
  const { column, style } = facts;
  const name = requester?.name;
  const person = isPersonConcerned(requester?.role) ? name : requester?.concerned;
  const blank = () => [blankLine(pdf, column, 15)];
  if (person === undefined) await facts.add(strings.cover.person, blank);
  else await facts.addText(strings.cover.person, person);
  if (requester?.role === 'minor') await facts.addText(strings.cover.birth, strings.cover.minorStated);
  else {
    await facts.add(strings.cover.birth, (cell) => {
      const half = { x: column.x, width: column.width / 2 - 12 };
      const box = { x: column.x + column.width / 2, width: column.width / 2, style };
      const label = paragraphRows(pdf, cell, strings.cover.minor, box);
      return [sideBySideRow([[blankLine(pdf, half, 15)], label])];
    });
  }
  if (name === undefined) await facts.add(strings.cover.giver, blank);
  else await facts.addText(strings.cover.giver, name);
  if (requester?.role === undefined) await facts.add(strings.cover.giverAs, blank);
  else await facts.addText(strings.cover.giverAs, strings.requester[requester.role]);
}
