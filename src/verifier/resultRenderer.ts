import type { Language } from '../domain/shared/languages.ts';
import { groupHex } from '../seal/digest.ts';
import { type CheckName, isRemark, type NotCheckable, type Report } from '../seal/verify/verificationReport.ts';
import {
  escapeInvisible,
  formatNote,
  formatProblem,
  formatRefusal,
  formatVerdict,
  formatVerdictMeaning,
  formatVerifyText,
  type VerifyKey,
} from '../ui/locales/verify.ts';

/** A dossier altered throughout has thousands of problems. The command-line verifier prints them all. */
const MAX_SENTENCES = 200;

const LIMITS = ['page.limit.truth', 'page.limit.before', 'page.limit.clock', 'page.limit.absent'] as const;

/** Renders a result as elements. Names and values come from the checked dossier, so they become text, never markup. */
export class ResultRenderer {
  readonly #document: Document;
  readonly #lang: Language;

  constructor(document: Document, lang: Language) {
    this.#document = document;
    this.#lang = lang;
  }

  /** The verdict and all that is wrong are open; what holds is in a detail, closed until it is asked for. */
  report(report: Report, name: string): HTMLElement[] {
    const { problems, notes, counts } = report;
    const checks = (outcome: string) => CHECKS.filter((check) => report.checks[check] === outcome);
    const means = [this.#text('p', formatVerdictMeaning(this.#lang, report)), ...this.#compareCodes(problems)];
    const isAnchored = report.verdict === 'coherent-anchored';
    const otherNotes = notes.filter((note) => !isRemark(note));
    const renderReceived = (quiet: boolean) =>
      report.receivedDossiers
        .filter((one) => isQuiet(one.report) === quiet)
        .map((one) => this.#renderReceivedDossier(one));
    return [
      this.#verdict(formatVerdict(this.#lang, report)),
      this.#text('p', escapeInvisible(name)),
      ...(isAnchored ? [] : means),
      ...this.#list('page.fails', checks('fails'), (check) => this.#say(`check.${check}.fails`)),
      ...this.#list('page.where', problems, (problem) => formatProblem(this.#lang, problem)),
      ...this.#list('page.remarks', notes.filter(isRemark), (note) => formatNote(this.#lang, note)),
      ...renderReceived(false),
      this.#fold(
        'page.detail',
        ...(isAnchored ? means : []),
        ...this.#counts(counts),
        ...this.#list('page.holds', checks('holds'), (check) => this.#say(`check.${check}.holds`)),
        ...this.#list('page.unchecked', checks('unchecked'), (check) => this.#say(`check.${check}.name`)),
        ...this.#list('page.limits', LIMITS, (key) => this.#say(key)),
        ...this.#list('page.notes', otherNotes, (note) => formatNote(this.#lang, note)),
        this.#renderKey('h3', 'page.details'),
        this.#facts(report),
        ...renderReceived(true),
      ),
    ];
  }

  /** A received dossier has its own verdict, key and digest, which are shown separately. */
  #renderReceivedDossier({ folder, report }: Report['receivedDossiers'][number]): HTMLElement {
    const { problems, notes, counts, receivedDossiers } = report;
    const title = `${formatVerifyText(this.#lang, 'receivedDossier.title', { folder })} – ${formatVerdict(this.#lang, report)}`;
    const section = this.#document.createElement('section');
    section.className = 'origin';
    section.append(
      this.#text('h3', title),
      this.#text('p', formatVerdictMeaning(this.#lang, report)),
      ...this.#sentences(problems.map((problem) => formatProblem(this.#lang, problem))),
      ...this.#sentences(notes.map((note) => formatNote(this.#lang, note))),
      this.#fold('page.details', ...this.#counts(counts), this.#facts(report)),
      ...receivedDossiers.map((dossier) => this.#renderReceivedDossier(dossier)),
    );
    return section;
  }

  #counts(counts: Report['counts']): HTMLElement[] {
    return counts === null ? [] : [this.#text('p', formatVerifyText(this.#lang, 'counts', counts))];
  }

  /** `extract` saves the dossier alone; null when no part of the file is one. */
  refusal(refusal: NotCheckable, extract: (() => void) | null): HTMLElement[] {
    return [
      this.#verdict(this.#say('page.unknown')),
      this.#text('p', formatRefusal(this.#lang, refusal)),
      this.#renderKey('p', extract === null ? 'page.unknownMeans' : 'page.appendedMeans'),
      ...(extract === null ? [] : [this.#extractButton(extract)]),
    ];
  }

  /**
   * The code given above that of the dossier, in groups of four, the groups that differ marked, so that a person finds
   * a mistyped character. Nothing when most groups differ: it is the code of another dossier.
   */
  #compareCodes(problems: Report['problems']): HTMLElement[] {
    const { expected, found } = problems.find(({ code }) => code === 'expected-other')?.detail ?? {};
    const [given, own] = [splitCode(expected), splitCode(found)];
    const differing = given.filter((group, index) => group !== own[index]).length;
    if (own.length === 0 || differing > own.length / 2) return [];
    const list = this.#document.createElement('dl');
    for (const [key, groups, others] of [
      ['page.codeGiven', given, own],
      ['page.codeOfDossier', own, given],
    ] as const) {
      const shown = this.#document.createElement('dd');
      shown.className = 'code';
      for (const [index, group] of groups.entries())
        shown.append(this.#text(group === others[index] ? 'span' : 'mark', group), ' ');
      list.append(this.#renderKey('dt', key), shown);
    }
    return [list];
  }

  #extractButton(extract: () => void): HTMLElement {
    const button = this.#document.createElement('button');
    button.type = 'button';
    button.className = 'primary';
    button.textContent = this.#say('page.extract');
    button.addEventListener('click', extract);
    return button;
  }

  bug(error: unknown): HTMLElement[] {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      this.#verdict(this.#say('page.unknown')),
      this.#text('p', formatVerifyText(this.#lang, 'page.bug', { reason })),
    ];
  }

  #facts({ manifestDigest, keyFingerprint, journal, created, software, files }: Report): HTMLElement {
    const facts: readonly (readonly [VerifyKey, string | null])[] = [
      ['fact.manifest', manifestDigest && groupHex(manifestDigest)],
      ['fact.key', keyFingerprint && groupHex(keyFingerprint)],
      [
        'fact.journal',
        journal && formatVerifyText(this.#lang, 'fact.journalLine', { ...journal, id: journal.id ?? '' }),
      ],
      ['fact.created', created && escapeInvisible(created)],
      ['fact.software', software && escapeInvisible(`${software.name} ${software.version}`)],
      ['fact.files', formatVerifyText(this.#lang, 'fact.filesLine', files)],
    ];
    const list = this.#document.createElement('dl');
    for (const [key, value] of facts) {
      const term = this.#document.createElement('dd');
      term.append(this.#text('code', value ?? this.#say('fact.none')));
      list.append(this.#renderKey('dt', key), term);
    }
    return list;
  }

  #fold(title: VerifyKey, ...body: readonly HTMLElement[]): HTMLElement {
    const fold = this.#document.createElement('details');
    fold.className = 'fold';
    fold.append(this.#renderKey('summary', title), ...body);
    return fold;
  }

  #verdict(text: string): HTMLElement {
    const heading = this.#text('h2', text);
    heading.id = 'verdict';
    return heading;
  }

  #list<T>(title: VerifyKey, values: readonly T[], say: (value: T) => string): HTMLElement[] {
    return values.length === 0 ? [] : [this.#renderKey('h3', title), ...this.#sentences(values.map(say))];
  }

  #sentences(sentences: readonly string[]): HTMLElement[] {
    if (sentences.length === 0) return [];
    const list = this.#document.createElement('ul');
    for (const sentence of sentences.slice(0, MAX_SENTENCES)) list.append(this.#text('li', sentence));
    const more = sentences.length - MAX_SENTENCES;
    if (more > 0) list.append(this.#text('li', formatVerifyText(this.#lang, 'list.more', { n: more })));
    return [list];
  }

  #renderKey(tag: string, key: VerifyKey): HTMLElement {
    return this.#text(tag, this.#say(key));
  }

  #say(key: VerifyKey): string {
    return formatVerifyText(this.#lang, key);
  }

  #text(tag: string, text: string): HTMLElement {
    const element = this.#document.createElement(tag);
    element.textContent = text;
    return element;
  }
}

const splitCode = (code: unknown): readonly string[] => (typeof code === 'string' ? groupHex(code).split(' ') : []);

/** Nothing wrong, and nothing that somebody must look at. */
const isQuiet = ({ verdict, notes }: Report): boolean => verdict !== 'altered' && !notes.some(isRemark);

const CHECKS = [
  'files',
  'signature',
  'journal',
  'items',
  'manifest',
  'container',
  'timestamps',
  'receivedDossiers',
  'anchor',
] as const satisfies readonly CheckName[];
