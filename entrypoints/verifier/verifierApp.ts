import { parseDigest } from '../../src/seal/digest.ts';
import type { FindVerifierDigest } from '../../src/seal/verify/notes.ts';
import { NotCheckable, type Report } from '../../src/seal/verify/report.ts';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { say, type Values, type VerifyKey, type VerifyLanguage } from '../../src/ui/words/verify.ts';
import { inputFromDrop, inputFromFolder, inputFromZip, type VerifierInput } from './input.ts';
import { ResultRenderer } from './resultRenderer.ts';

/** The page: choose, verify, read. All words are written again when the language changes. */

type RenderResult = (renderer: ResultRenderer) => HTMLElement[];

interface VerifierOptions {
  readonly lang: VerifyLanguage;
  /** False: the browser lacks what the checks need. */
  readonly isSupported: boolean;
  readonly now: () => Date;
  readonly published?: FindVerifierDigest;
}

export class VerifierApp {
  readonly #document: Document;
  readonly #now: () => Date;
  readonly #published: FindVerifierDigest | undefined;
  #lang: VerifyLanguage;
  #input: VerifierInput | null = null;
  #running: AbortController | null = null;
  #result: { readonly elements: RenderResult; readonly verdict: Report['verdict'] | null } | null = null;
  #messages: { readonly [id: string]: readonly [VerifyKey, Values?] | null } = {};

  constructor(document: Document, { lang, isSupported, now, published }: VerifierOptions) {
    this.#now = now;
    this.#published = published;
    this.#document = document;
    this.#lang = lang;
    this.#listen();
    if (!isSupported) {
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
        // Else the same file chosen again, after another, would change nothing.
        input.value = '';
        input.click();
      });
    }
    this.#on('zip', 'change', () => {
      const [file] = zip.files ?? [];
      this.#choose(file === undefined ? null : inputFromZip(file));
    });
    this.#on('folder', 'change', () => this.#choose(inputFromFolder([...(folder.files ?? [])])));
    this.#on('form', 'submit', (event) => {
      event.preventDefault();
      void this.#verify();
    });
    this.#on('cancel', 'click', () => this.#running?.abort());
    this.#on('language', 'click', () => {
      this.#lang = this.#lang === 'fr' ? 'en' : 'fr';
      this.#write();
    });
    const drop = this.#get('drop', HTMLElement);
    // On the whole page: a zip dropped beside the frame would otherwise be opened by the browser.
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
    this.#setRunning(controller);
    try {
      const source = await input.open();
      const options = {
        signal: controller.signal,
        progress: this.#progress,
        now: this.#now(),
        ...(this.#published && { published: this.#published }),
        ...(expect !== null && { expect }),
      };
      const report = await verifyDossier(source, options);
      this.#setRunning(null);
      this.#showResult((renderer) => renderer.report(report, input.name), report.verdict);
    } catch (error) {
      this.#setRunning(null);
      if (controller.signal.aborted) {
        this.#showMessage('cancelled', ['page.cancelled']);
        this.#get('verify', HTMLElement).focus();
      } else {
        this.#showResult(
          (renderer) => (error instanceof NotCheckable ? renderer.refusal(error) : renderer.bug(error)),
          null,
        );
      }
    }
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
    this.#get(id, HTMLElement).textContent = message === null ? '' : say(this.#lang, ...message);
  }

  #write(): void {
    this.#document.documentElement.lang = this.#lang;
    this.#document.title = say(this.#lang, 'page.title');
    for (const element of this.#document.querySelectorAll<HTMLElement>('[data-say]')) {
      // index.html's own keys; a test reads them all.
      element.textContent = say(this.#lang, element.dataset.say as VerifyKey);
    }
    this.#get('language', HTMLElement).lang = this.#lang === 'fr' ? 'en' : 'fr';
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
    print.textContent = say(this.#lang, 'page.print');
    print.addEventListener('click', () => this.#print(section));
    section.className = verdict ?? 'unknown';
    section.replaceChildren(...elements(new ResultRenderer(this.#document, this.#lang)), print);
  }

  #print(section: HTMLElement): void {
    // Paper cannot be unfolded.
    section.querySelector('details')?.setAttribute('open', '');
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
