import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import { showDirections } from '../controlCharacters.ts';
import { formatContextKind, platformOf } from '../data/exhibitLabels.ts';
import { isLinkAllowed } from '../data/publications.ts';
import { groupByPage, listClosedAddresses, listRevisits, pageToOpen, type Revisit } from '../data/revisits.ts';
import type { DossierContext } from '../dossierPlan.ts';
import * as reportSections from '../strings/reportSections.ts';
import { documentBytes, linkElement } from './documentPage.ts';
import { element, type HtmlElement } from './html.ts';

/** Returns `adresses.html`: the addresses of `fiche-commissaire.pdf` as links, to open from a USB stick. */
export async function addressPage({ snapshot, fileName }: DossierContext): Promise<Uint8Array<ArrayBuffer>> {
  const { title, intro, exhibit, closedTitle, closed } = reportSections.addressPage;
  const pages = groupByPage(listRevisits(snapshot.items)).map((visits, index) => ({ visits, number: index + 1 }));
  const platforms = Map.groupBy(pages, ({ visits: [first] }) =>
    first === undefined ? '' : platformOf(first.item.fiche),
  );
  const closedAddresses = listClosedAddresses(snapshot.items);
  return documentBytes(
    { title },
    element('header', {}, element('h1', {}, title), element('p', { class: 'note' }, intro(fileName))),
    element(
      'main',
      {},
      ...[...platforms].map(([name, group]) =>
        element('section', {}, element('h2', {}, name), ...group.flatMap(pageElements)),
      ),
      ...(closedAddresses.length === 0
        ? []
        : [
            element(
              'section',
              {},
              element('h2', {}, closedTitle),
              element('p', {}, closed),
              ...closedAddresses.map(({ number, address }) =>
                element('p', { class: 'posted' }, exhibit(number, null), showDirections(address)),
              ),
            ),
          ]),
    ),
  );
}

/** The heading of one page as on the sheet, its link, and that of each publication on it when there are several. */
function pageElements({ visits, number }: { visits: readonly Revisit[]; number: number }): HtmlElement[] {
  const [first] = visits;
  if (first === undefined) return [];
  const numbers = visits.map(({ item }) => item.number).toSorted(compareNumbers);
  const heading = element('h3', {}, reportSections.bailiffSheet.page(number, numbers));
  const contextKind = formatContextKind(first.item);
  if (visits.length === 1)
    return [
      heading,
      ...(contextKind === null ? [] : [element('p', { class: 'note' }, `${contextKind}.`)]),
      addressElement(first, first.address),
    ];
  return [
    heading,
    addressElement(first, pageToOpen(first)),
    element(
      'ul',
      {},
      ...visits.map((visit) =>
        element(
          'li',
          { class: 'posted' },
          reportSections.addressPage.exhibit(visit.item.number, formatContextKind(visit.item)),
          shownLink(visit, visit.address),
        ),
      ),
    ),
  ];
}

const addressElement = (visit: Revisit, address: string): HtmlElement =>
  element('p', { class: 'posted' }, shownLink(visit, address));

function shownLink({ item }: Revisit, address: string): HtmlElement | string {
  const link = linkElement(address, isLinkAllowed(item, address));
  return typeof link === 'string' ? showDirections(link) : link;
}
