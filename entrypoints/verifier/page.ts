import { parseDigest } from '../../src/seal/digest.ts';
import type { Published } from '../../src/seal/verify/remarks.ts';
import { NotCheckable, type Report } from '../../src/seal/verify/report.ts';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { say, type Values, type VerifyKey, type VerifyLanguage } from '../../src/ui/words/verify.ts';
import { type Given, givenDrop, givenFolder, givenZip } from './given.ts';
import { Writer } from './result.ts';

/** The page: choose, verify, read. All words are written again when the language changes. */

type Shown = (writer: Writer) => HTMLElement[];

interface Surroundings {
  readonly lang: VerifyLanguage;
  /** False: the browser lacks what the checks need. */
  readonly able: boolean;
  readonly now: () => Date;
  readonly published?: Published;
}

export class VerifierPage {
  readonly #document: Document;
  readonly #now: () => Date;
  readonly #published: Published | undefined;
  #lang: VerifyLanguage;
  #given: Given | null = null;
  #running: AbortController | null = null;
  #shown: { readonly elements: Shown; readonly verdict: Report['verdict'] | null } | null = null;
  #messages: { readonly [id: string]: readonly [VerifyKey, Values?] | null } = {};

  constructor(document: Document, { lang, able, now, published }: Surroundings) {
    this.#now = now;
    this.#published = published;
    this.#document = document;
    this.#lang = lang;
    this.#listen();
    if (!able) {
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
      this.#choose(file === undefined ? null : givenZip(file));
    });
    this.#on('folder', 'change', () => this.#choose(givenFolder([...(folder.files ?? [])])));
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
      const given = givenDrop(event.dataTransfer);
      if (given !== 'folder') return this.#choose(given);
      this.#given = null;
      this.#tell('chosen', ['page.folderDropped']);
    });
  }

  #choose(given: Given | null): void {
    if (given === null) return;
    this.#given = given;
    this.#tell('chosen', ['page.chosen', { name: given.name }]);
  }

  async #verify(): Promise<void> {
    const typed = this.#get('expect', HTMLInputElement);
    const expect = parseDigest(typed.value);
    const wrong = typed.value.trim() !== '' && expect === null;
    typed.setAttribute('aria-invalid', String(wrong));
    this.#tell('expect-wrong', wrong ? ['page.expectWrong'] : null);
    this.#tell('cancelled', null);
    if (this.#given === null) {
      this.#tell('chosen', ['page.nothingChosen']);
      this.#get('pick-zip', HTMLElement).focus();
    } else if (wrong) {
      typed.focus();
    } else {
      await this.#run(this.#given, expect);
    }
  }

  async #run(given: Given, expect: string | null): Promise<void> {
    const controller = new AbortController();
    this.#work(controller);
    try {
      const source = await given.open();
      const options = {
        signal: controller.signal,
        progress: this.#progress,
        now: this.#now(),
        ...(this.#published && { published: this.#published }),
        ...(expect !== null && { expect }),
      };
      const report = await verifyDossier(source, options);
      this.#work(null);
      this.#show((writer) => writer.report(report, given.name), report.verdict);
    } catch (error) {
      this.#work(null);
      if (controller.signal.aborted) {
        this.#tell('cancelled', ['page.cancelled']);
        this.#get('verify', HTMLElement).focus();
      } else {
        this.#show(
          (writer) => (error instanceof NotCheckable ? writer.refusal(error) : writer.bug(error)),
          null,
        );
      }
    }
  }

  #work(running: AbortController | null): void {
    this.#running = running;
    this.#get('working', HTMLElement).hidden = running === null;
    for (const id of ['verify', 'pick-zip', 'pick-folder']) {
      this.#get(id, HTMLButtonElement).disabled = running !== null;
    }
    if (running === null) return;
    this.#shown = null;
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
    this.#tell('percent', ['page.working', { percent }]);
  }

  #show(elements: Shown, verdict: Report['verdict'] | null): void {
    this.#shown = { elements, verdict };
    this.#writeResult();
    this.#get('result', HTMLElement).focus();
  }

  #tell(id: string, message: readonly [VerifyKey, Values?] | null): void {
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
    for (const [id, message] of Object.entries(this.#messages)) this.#tell(id, message);
    this.#writeResult();
  }

  #writeResult(): void {
    const section = this.#get('result', HTMLElement);
    section.hidden = this.#shown === null;
    if (this.#shown === null) return;
    const { elements, verdict } = this.#shown;
    const print = this.#document.createElement('button');
    print.type = 'button';
    print.textContent = say(this.#lang, 'page.print');
    print.addEventListener('click', () => this.#print(section));
    section.className = verdict ?? 'unknown';
    section.replaceChildren(...elements(new Writer(this.#document, this.#lang)), print);
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
