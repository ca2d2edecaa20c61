import { kindAnswers } from '../../../domain/item/kind.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import { conditions } from '../../strings/conditionWords.ts';
import { speaker } from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { type Cell, columnsOf, tableRows } from '../layout/table.ts';

const WIDTHS = [100, 182, 147];

/** The table of the technical conditions: what is known of the captures, and blanks for the officer's machine. */
export function conditionRows(pdf: PdfDocument, parent: Tag, context: DossierContext): Promise<Row[]> {
  const cell =
    (text: string): Cell =>
    (tag, at) =>
      paragraphRows(pdf, tag, text, { ...at, style: STYLE.small });
  const entries = listConditions(context).map((texts) => ({ cells: texts.map(cell) }));
  return tableRows(pdf, parent, columnsOf(conditions.head, WIDTHS), entries);
}

/** Returns the condition, what is known of it for the captures, and what the officer notes, for each row. */
function listConditions({ snapshot, options }: DossierContext): readonly (readonly [string, string, string])[] {
  // The environment of an imported file is that of its import.
  const captured = snapshot.items.filter(({ fiche }) => kindAnswers(fiche).date === 'page');
  const environments = captured.map(({ fiche }) => fiche.environment);
  const known = (values: readonly string[]) => {
    const distinct = [...new Set(values)];
    return distinct.length === 0 ? conditions.unknown : conditions.known(distinct);
  };
  const declared = (one: 'proxy' | 'vpn' | 'cache') =>
    conditions.declared(one, speaker(options.requester?.role), options.prerequisites?.[one]);
  const windows = [...new Set(environments.map(({ privateWindow }) => privateWindow))];
  const withPath = captured.filter(({ fiche }) => fiche.accessPath !== null).length;
  const isEvery = withPath === snapshot.items.length;
  const { system, browser, clock, network, proxy, vpn, cache, window, protection, path } = conditions;
  return [
    [system.label, conditions.unknown, system.officer],
    [browser.label, known(environments.map(({ browser: one }) => `${one.name} ${one.version}`)), browser.officer],
    [clock.label, clock.known(snapshot.timestamps.length > 0), clock.officer],
    [network.label, conditions.unknown, network.officer],
    [proxy.label, declared('proxy'), proxy.officer],
    [vpn.label, declared('vpn'), vpn.officer],
    [cache.label, declared('cache'), cache.officer],
    [window.label, windows.length === 0 ? conditions.unknown : window.known(windows), window.officer],
    [protection.label, conditions.unknown, protection.officer],
    [path.label, withPath === 0 ? conditions.unknown : path.known(isEvery), path.officer],
  ];
}
