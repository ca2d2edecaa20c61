import { LANGUAGE_CODES, LANGUAGE_NAMES, type Language } from '../domain/shared/languages.ts';
import { parseDigest } from '../seal/digest.ts';
import { DossierExhibits } from '../seal/verify/dossierExhibits.ts';
import { type DossierSource, folderSource, normalizeSource } from '../seal/verify/dossierSource.ts';
import type { FindVerifierDigest } from '../seal/verify/verdict.ts';
import { NotCheckable, type Report } from '../seal/verify/verificationReport.ts';
import { fileSource, verifyDossier } from '../seal/verify/verifyDossier.ts';
import { formatVerifyText, type Values, type VerifyKey } from '../ui/locales/verify.ts';
import { type DrawThumbnail, ExhibitList } from './exhibitList.ts';
import { ResultRenderer } from './resultRenderer.ts';

type RenderResult = (renderer: ResultRenderer) => HTMLElement[];

interface VerifierOptions {
  readonly lang: Language;
  /** False when the browser lacks an API that the checks need. */
  readonly isSupported: boolean;
  readonly now: () => Date;
  readonly findVerifierDigest?: FindVerifierDigest;
  readonly drawThumbnail: DrawThumbnail;
  readonly saveFile: (file: Blob, name: string) => void;
}

/** ASCII, so that every system keeps it. */
const ORIGINAL_NAME = 'recueil-original.pdf';

/** The verifier page. All texts are rendered again when the language changes. */
export class VerifierApp {
  readonly #document: Document;
  readonly #options: VerifierOptions;
  #lang: Language;
  #input: VerifierInput | null = null;
  #running: AbortController | null = null;
  #result: { readonly elements: RenderResult; readonly verdict: Report['verdict'] | null } | null = null;
  #messages: { readonly [id: string]: readonly [VerifyKey, Values?] | null } = {};

  constructor(document: Document, options: VerifierOptions) {
    this.#options = options;
    this.#document = document;
    this.#lang = options.lang;
    this.#listen();
    if (!options.isSupported) {
      this.#get('verify', HTMLButtonElement).disabled = true;
      this.#messages = { chosen: ['page.oldBrowser'] };
    }
    this.#write();
  }

  #listen(): void {
    const zip = this.#get('zip', HTMLInputElement);
    const folder = this.#get('folder', HTMLInputElement);
    for (const [id, input] of [['pick-zip', zip] as const, ['pick-folder', folder] as const]) {
      this.#on(id, 'click', () => {
        // Cleared, so that choosing the same file again fires a change event.
        input.value = '';
        input.click();
      });
    }
    this.#on('zip', 'change', () => {
      const [file] = zip.files ?? [];
      this.#choose(file === undefined ? null : inputFromFile(file));
    });
    this.#on('folder', 'change', () => this.#choose(inputFromFolder([...(folder.files ?? [])])));
    this.#on('form', 'submit', (event) => {
      event.preventDefault();
      void this.#verify();
    });
    this.#on('cancel', 'click', () => this.#running?.abort());
    this.#on('language', 'click', () => {
      this.#lang = this.#nextLanguage();
      this.#write();
    });
    const drop = this.#get('drop', HTMLElement);
    // On the whole page: otherwise the browser would open a zip dropped beside the drop area.
    this.#document.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
    this.#document.addEventListener('dragleave', () => drop.classList.remove('over'));
    this.#document.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      if (this.#running !== null || event.dataTransfer === null) return;
      const input = inputFromDrop(event.dataTransfer);
      if (input !== 'folder') return this.#choose(input);
      this.#input = null;
      this.#showMessage('chosen', ['page.folderDropped']);
    });
  }

  #choose(input: VerifierInput | null): void {
    if (input === null) return;
    this.#input = input;
    this.#showMessage('chosen', ['page.chosen', { name: input.name }]);
  }

  async #verify(): Promise<void> {
    const digestField = this.#get('expect', HTMLInputElement);
    const expect = parseDigest(digestField.value);
    const wrong = digestField.value.trim() !== '' && expect === null;
    digestField.setAttribute('aria-invalid', String(wrong));
    this.#showMessage('expect-wrong', wrong ? ['page.expectWrong'] : null);
    this.#showMessage('cancelled', null);
    if (this.#input === null) {
      this.#showMessage('chosen', ['page.nothingChosen']);
      this.#get('pick-zip', HTMLElement).focus();
    } else if (wrong) {
      digestField.focus();
    } else {
      await this.#run(this.#input, expect);
    }
  }

  async #run(input: VerifierInput, expect: string | null): Promise<void> {
    const controller = new AbortController();
    const { now, findVerifierDigest, saveFile } = this.#options;
    this.#setRunning(controller);
    let source: DossierSource | null = null;
    try {
      source = await normalizeSource(await input.open());
      const digests = new Map<string, string>();
      const options = {
        signal: controller.signal,
        progress: this.#progress,
        digest: (path: string, sha256: string) => void digests.set(path, sha256),
        now: now(),
        ...(findVerifierDigest && { findVerifierDigest }),
        ...(expect !== null && { expect }),
      };
      const report = await verifyDossier(source, options);
      const exhibits = await DossierExhibits.open(source, digests, report);
      this.#setRunning(null);
      this.#showResult(
        (renderer) => [
          ...renderer.report(report, input.name),
          ...(exhibits === null ? [] : [this.#listExhibits(exhibits)]),
        ],
        report.verdict,
      );
    } catch (error) {
      this.#setRunning(null);
      if (controller.signal.aborted) {
        this.#showMessage('cancelled', ['page.cancelled']);
        this.#get('verify', HTMLElement).focus();
      } else {
        const original = source?.appended?.original;
        const extract = original === undefined ? null : () => saveFile(original, ORIGINAL_NAME);
        this.#showResult(
          (renderer) => (error instanceof NotCheckable ? renderer.refusal(error, extract) : renderer.bug(error)),
          null,
        );
      }
    }
  }

  #listExhibits(exhibits: DossierExhibits): HTMLElement {
    return new ExhibitList(this.#document, this.#lang, exhibits, this.#options.drawThumbnail).element;
  }

  #setRunning(running: AbortController | null): void {
    this.#running = running;
    this.#get('working', HTMLElement).hidden = running === null;
    for (const id of ['verify', 'pick-zip', 'pick-folder']) {
      this.#get(id, HTMLButtonElement).disabled = running !== null;
    }
    if (running === null) return;
    this.#result = null;
    this.#get('result', HTMLElement).hidden = true;
    this.#percent(0);
    this.#get('cancel', HTMLElement).focus();
  }

  readonly #progress = ({ done, total }: { readonly done: number; readonly total: number }): void => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent !== this.#get('progress', HTMLProgressElement).value) this.#percent(percent);
  };

  #percent(percent: number): void {
    this.#get('progress', HTMLProgressElement).value = percent;
    this.#showMessage('percent', ['page.working', { percent }]);
  }

  #showResult(elements: RenderResult, verdict: Report['verdict'] | null): void {
    this.#result = { elements, verdict };
    this.#writeResult();
    this.#get('result', HTMLElement).focus();
  }

  #showMessage(id: string, message: readonly [VerifyKey, Values?] | null): void {
    this.#messages = { ...this.#messages, [id]: message };
    this.#get(id, HTMLElement).textContent = message === null ? '' : formatVerifyText(this.#lang, ...message);
  }

  /** The language that the button offers: the one after the current in the list. */
  #nextLanguage(): Language {
    const index = LANGUAGE_CODES.indexOf(this.#lang) + 1;
    return LANGUAGE_CODES[index % LANGUAGE_CODES.length] ?? 'fr';
  }

  #write(): void {
    this.#document.documentElement.lang = this.#lang;
    this.#document.title = formatVerifyText(this.#lang, 'page.title');
    for (const element of this.#document.querySelectorAll<HTMLElement>('[data-say]')) {
      // A unit test checks that every key of index.html exists.
      element.textContent = formatVerifyText(this.#lang, element.dataset.say as VerifyKey);
    }
    const next = this.#nextLanguage();
    const button = this.#get('language', HTMLElement);
    button.lang = next;
    button.textContent = LANGUAGE_NAMES[next];
    for (const [id, message] of Object.entries(this.#messages)) this.#showMessage(id, message);
    this.#writeResult();
  }

  #writeResult(): void {
    const section = this.#get('result', HTMLElement);
    section.hidden = this.#result === null;
    if (this.#result === null) return;
    const { elements, verdict } = this.#result;
    const print = this.#document.createElement('button');
    print.type = 'button';
    print.textContent = formatVerifyText(this.#lang, 'page.print');
    print.addEventListener('click', () => this.#print(section));
    section.className = verdict ?? 'unknown';
    section.replaceChildren(...elements(new ResultRenderer(this.#document, this.#lang)), print);
  }

  #print(section: HTMLElement): void {
    // Opened, because a printed page cannot be expanded. The images stay as they are.
    for (const fold of section.querySelectorAll('details.fold')) fold.setAttribute('open', '');
    this.#document.defaultView?.print();
  }

  #on(id: string, event: string, act: (event: Event) => void): void {
    this.#get(id, HTMLElement).addEventListener(event, act);
  }

  #get<E extends HTMLElement>(id: string, kind: new () => E): E {
    const element = this.#document.getElementById(id);
    if (element instanceof kind) return element;
    throw new Error(`index.html has no ${kind.name} #${id}`);
  }
}

/** A dossier chosen or dropped by the person: a PDF, a zip, or the files of a folder. */
interface VerifierInput {
  readonly name: string;
  open(): Promise<DossierSource>;
}

function inputFromFile(file: File): VerifierInput {
  return { name: file.name, open: () => fileSource(file) };
}

/** Reads the files of `<input webkitdirectory>`, whose paths begin with the folder's name. Null without files. */
function inputFromFolder(files: readonly File[]): VerifierInput | null {
  const [first] = files;
  if (first === undefined) return null;
  const entries = files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file] as const);
  const name = first.webkitRelativePath.split('/')[0] ?? '';
  // A browser follows links, and may leave out or rename files whose names are no text.
  return { name, open: async () => ({ ...folderSource(new Map(entries)), notes: [{ code: 'folder-limits' }] }) };
}

/** Returns 'folder' for a dropped folder: Chromium lets a `file:` page read a folder only through the button. */
function inputFromDrop({ items, files }: DataTransfer): VerifierInput | 'folder' | null {
  if ([...items].some((item) => item.webkitGetAsEntry()?.isDirectory)) return 'folder';
  const [file] = files;
  return file === undefined ? null : inputFromFile(file);
}
