import { chooseArchive, importFiles, keepMessages, setField } from '../support/browser/archiveFlow.ts';
import { goTo, openCarnet, showView } from '../support/browser/carnetScreens.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { waitFor } from '../support/browser/wait.ts';
import { parseRecordedTotal, say } from '../support/browser/words.ts';
import { requestValue } from '../support/e2e/backgroundRequests.ts';
import { forgetOutcomes, readFrontTab, showTab } from '../support/e2e/browserTabs.ts';
import { drawRegion } from '../support/e2e/captureProgress.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { WHATSAPP } from '../support/import/sampleFiles.ts';
import {
  compareBackground,
  compareFound,
  comparePopup,
  compareRows,
  compareTab,
  type ModelItem,
  type PersonModel,
  SEARCHED,
  type Tab,
} from './personChecks.ts';
import {
  type CaptureStep,
  FILES,
  FILTERS,
  type ItemStep,
  type ListStep,
  STEPS,
  type Step,
  suits,
  WHILE_LOCKED,
} from './personSteps.ts';
import { readStoredRows, type StoredRows } from './personStore.ts';

export const PERSON_PASSPHRASE = 'barque radis lundi ficelle';
const MAX_CASES = 3;
const MAX_ITEMS = 20;

/** A browser for many walks: a served page to capture, and a tab of the carnet that no step closes. */
export interface PersonReal {
  readonly user: UserDriver;
  readonly thread: PageHandle;
  readonly carnet: Omit<Tab, 'caseId'>;
  readonly count: Record<'steps' | 'comparisons' | 'dossiers', number>;
}

/**
 * Begins a walk: nothing is kept and nothing is locked. In a new tab, since an open one forgets its filters when it
 * notices the next carnet.
 */
export async function resetPerson(real: PersonReal): Promise<PersonReal> {
  const { page } = real.carnet;
  const { kind } = await requestValue(page, 'ui>bg:lockState', {});
  if (kind === 'locked') await requestValue(page, 'ui>bg:unlock', { passphrase: PERSON_PASSPHRASE });
  for (const { caseId } of await requestValue(page, 'ui>bg:listEraseImpacts', {}))
    await requestValue(page, 'ui>bg:eraseCase', { caseId });
  const { interrupted } = await requestValue(page, 'ui>bg:listItems', { from: 0, count: 1 });
  for (const one of interrupted) await requestValue(page, 'ui>bg:forgetInterrupted', { id: one.id });
  await forgetOutcomes(page);
  const carnet = await openCarnet(real.user.driver);
  await page.close();
  return { ...real, carnet: { page: carnet, id: await readFrontTab(carnet) } };
}

/** A dossier waits for the images, the typefaces and the disk. */
const DOSSIER_MS = 60_000;

async function assertNoAlert(page: PageHandle, where: string): Promise<void> {
  const alerts = await page.evaluate(() =>
    [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent),
  );
  if (alerts.length > 0) throw new Error(`${where} says: ${alerts.join(' | ')}`);
}

/** One person, several carnets in one or two tabs, in any order; everything is compared after each step. */
export class PersonWalk {
  readonly #real: PersonReal;
  readonly #random: () => number;
  readonly #model: PersonModel = { cases: new Map(), current: null, isLocked: false };
  readonly #tabs: Tab[];
  readonly #withChat = new Set<string>();
  readonly log: string[] = [];
  /** Cases where the step may write. */
  #writable = new Set<string>();
  #files = 0;

  constructor(real: PersonReal, random: () => number) {
    this.#real = real;
    this.#random = random;
    this.#tabs = [{ ...real.carnet, caseId: null }];
  }

  async walk(steps: number): Promise<void> {
    let before = await readStoredRows(this.#real.carnet.page);
    for (let done = 0; done < steps; done += 1) {
      const step = this.#chooseStep();
      this.#writable = new Set();
      await this.#perform(step);
      before = await this.#compare(before, done + 1 === steps || this.#random() < 0.2);
      this.#real.count.steps += 1;
    }
    for (const { page } of this.#tabs.slice(1)) await page.close();
  }

  async #compare(before: StoredRows, withPopup: boolean): Promise<StoredRows> {
    const { carnet, user, count } = this.#real;
    const now = await readStoredRows(carnet.page);
    compareRows(this.#model, before, now, this.#writable);
    await compareBackground(this.#model, carnet.page);
    for (const tab of this.#tabs) {
      await compareTab(this.#model, tab);
      // A tab keeps the carnet that it first showed.
      if (!this.#model.isLocked) tab.caseId ??= this.#model.current;
    }
    if (withPopup) await comparePopup(this.#model, user, this.#pick(this.#tabs));
    count.comparisons += 2 + this.#tabs.length + Number(withPopup);
    // What a page writes by itself when it shows the list is not the next step's.
    return readStoredRows(carnet.page);
  }

  #chooseStep(): Step {
    const all = (Object.keys(STEPS) as Step[]).filter((step) => this.#isPossible(step));
    const total = all.reduce((sum, step) => sum + STEPS[step], 0);
    let left = this.#random() * total;
    for (const step of all) {
      left -= STEPS[step];
      if (left < 0) return step;
    }
    return 'capturePost';
  }

  #isPossible(step: Step): boolean {
    const { cases, current, isLocked } = this.#model;
    if (isLocked && !WHILE_LOCKED.has(step)) return false;
    switch (step) {
      case 'capturePost':
      case 'captureScreen':
      case 'captureRegion':
      case 'capturePage':
        return (cases.get(current ?? '')?.length ?? 0) < MAX_ITEMS;
      case 'unlock':
        return isLocked;
      case 'addCase':
        return cases.size < MAX_CASES;
      case 'openTab':
        return this.#tabs.length < 2;
      case 'closeTab':
        return this.#tabs.length > 1;
      case 'chooseCase':
      case 'openHere':
        return this.#tabs.some((tab) => this.#canChange(tab, step));
      case 'eraseCase':
        return cases.size > 0;
      case 'importFile':
        return this.#tabs.some((tab) => this.#keptOf(tab).length < MAX_ITEMS);
      case 'importChat':
        return this.#tabs.some((tab) => this.#mayImportChat(tab));
      case 'lock':
      case 'killWorker':
        return true;
      default:
        return this.#tabs.some((tab) => this.#keptOf(tab).some((item) => suits(step, item)));
    }
  }

  #canChange(tab: Tab, step: 'chooseCase' | 'openHere'): boolean {
    const { cases, current } = this.#model;
    const shown = this.#caseOf(tab);
    if (step === 'openHere') return shown !== null && current !== null && shown !== current;
    return [...cases.keys()].some((caseId) => caseId !== current);
  }

  #mayImportChat(tab: Tab): boolean {
    return this.#keptOf(tab).length < MAX_ITEMS && !this.#withChat.has(this.#caseOf(tab) ?? '');
  }

  #caseOf = ({ caseId }: Tab): string | null => caseId ?? this.#model.current;

  #keptOf = (tab: Tab): ModelItem[] => this.#model.cases.get(this.#caseOf(tab) ?? '') ?? [];

  async #perform(step: Step): Promise<void> {
    const { user, carnet } = this.#real;
    switch (step) {
      case 'capturePost':
      case 'captureScreen':
      case 'captureRegion':
      case 'capturePage': {
        this.log.push(step);
        const notice = await this.#capture(step);
        if (parseRecordedTotal(notice) === null) throw new Error(`nothing was kept: ${notice}`);
        return this.#noteKept(this.#model.current, 1, step === 'capturePost');
      }
      case 'importFile':
      case 'importChat':
        return this.#import(step);
      case 'lock': {
        const tab = await this.#front(this.#pick(this.#tabs), step);
        await tab.page.click('[data-action="lock"]');
        await tab.page.waitForVisible('[data-lock="locked"]');
        this.#model.isLocked = true;
        return;
      }
      case 'unlock': {
        const tab = await this.#front(this.#pick(this.#tabs), step);
        await tab.page.waitForVisible('[data-lock="locked"]');
        await tab.page.fill({ passphrase: PERSON_PASSPHRASE });
        this.#model.isLocked = false;
        return tab.page.waitForVisible('.carnet main:not(:has([data-lock="locked"])) h1');
      }
      case 'addCase':
      case 'chooseCase':
      case 'openHere':
        return this.#changeCase(step);
      case 'eraseCase': {
        const caseId = this.#pick([...this.#model.cases.keys()]);
        this.log.push(`${step}(${[...this.#model.cases.keys()].indexOf(caseId)})`);
        await requestValue(carnet.page, 'ui>bg:eraseCase', { caseId });
        this.#model.cases.delete(caseId);
        if (this.#model.current === caseId) this.#model.current = null;
        for (const tab of this.#tabs) if (tab.caseId === caseId) tab.caseId = null;
        return;
      }
      case 'openTab': {
        this.log.push(step);
        const page = await openCarnet(user.driver);
        this.#tabs.push({
          page,
          id: await readFrontTab(page),
          caseId: this.#model.isLocked ? null : this.#model.current,
        });
        return;
      }
      case 'closeTab':
        this.log.push(step);
        return this.#tabs.pop()?.page.close();
      case 'killWorker':
        this.log.push(step);
        await user.driver.killWorker();
        await requestValue(carnet.page, 'ui>bg:lockState', {});
        return;
      default:
        return this.#useItem(step);
    }
  }

  #capture(step: CaptureStep): Promise<string> {
    const { user, thread } = this.#real;
    switch (step) {
      case 'capturePost':
        return user.capturePost(thread, `#m${1 + Math.floor(this.#random() * 4)}`);
      case 'captureScreen':
        return user.captureScreen(thread);
      case 'captureRegion':
        return user.captureRegion(thread, () => drawRegion(thread, { x: 60, y: 60 }, { x: 420, y: 300 }));
      case 'capturePage':
        return user.captureFullPage(thread);
    }
  }

  async #useItem(step: ListStep | ItemStep): Promise<void> {
    const tabs = this.#tabs.filter((one) => this.#keptOf(one).some((item) => suits(step, item)));
    const tab = await this.#front(this.#pick(tabs), step);
    const { page } = tab;
    const kept = this.#keptOf(tab);
    const item = this.#pick(kept.filter((one) => suits(step, one)));
    await goTo(page, '#items');
    await page.waitForVisible(`.row-open[data-item="${item.id}"]`);
    switch (step) {
      case 'search':
        await setField(page, 'search input[name="words"]', SEARCHED);
        await compareFound(
          page,
          kept.filter(({ isPost }) => isPost).map(({ id }) => id),
          'a search',
        );
        return page.click('[data-action="all"]');
      case 'filter': {
        const status = this.#pick(Object.keys(FILTERS) as (keyof typeof FILTERS)[]);
        await page.evaluate(() => {
          for (const panel of document.querySelectorAll<HTMLDetailsElement>('.filter-panel')) panel.open = true;
        });
        await setField(page, 'search select[name="status"]', status);
        await compareFound(
          page,
          kept.filter(FILTERS[status]).map(({ id }) => id),
          `the filter ${status}`,
        );
        return page.click('[data-action="all"]');
      }
      case 'group':
        await page.click('[data-action="by-account"]');
        await page.waitForVisible('[data-list="items"] .row-open');
        await assertNoAlert(page, 'the list by account');
        return page.click('[data-action="by-date"]');
      case 'untick': {
        this.#allowWriting(tab);
        const tick = `li:has(> [data-item="${item.id}"]) .item-tick input:not(:disabled)`;
        await page.click(tick);
        item.isLeftOut = !item.isLeftOut;
        return page.waitForVisible('.change-bar [data-action="undo"]:not(:disabled)');
      }
      case 'makeDossier':
        this.#allowWriting(tab);
        return this.#makeDossier(page);
      default:
        await page.click(`.row-open[data-item="${item.id}"]`);
        await page.waitForVisible('.item .item-body:not([hidden])');
        return this.#actOnItem(step, tab, item);
    }
  }

  async #actOnItem(step: ItemStep, tab: Tab, item: ModelItem): Promise<void> {
    const { page } = tab;
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      for (const button of document.querySelectorAll<HTMLElement>('[data-action="reveal"]')) button.click();
    });
    // One that loads later moves what is pressed below it.
    await waitFor('the images that are shown', () =>
      page.evaluate(() => [...document.images].every(({ complete }) => complete)),
    );
    await assertNoAlert(page, 'the page of an item');
    if (step === 'openItem') return;
    this.#allowWriting(tab);
    switch (step) {
      case 'note':
      case 'rate':
        if (step === 'note') await setField(page, '.notes [name="note"]', `Note ${this.log.length}`);
        else await setField(page, '.notes [name="seriousness"]', this.#pick(['1', '2', '3']));
        await waitFor('the notes to be saved', async () =>
          (await page.text('.notes p[role="status"]')).includes(say('form.saved')),
        );
        return;
      case 'intimate':
        // Of an image alone.
        if (!(await page.has('[data-action="intimate"]'))) return;
        item.isIntimate = !item.isIntimate;
        await page.click('[data-action="intimate"]');
        return page.waitForVisible(`[data-intimate="${item.isIntimate}"]`);
      case 'withdraw':
        await page.click('[data-action="withdraw"]');
        await page.click('[data-action="withdraw-confirm"]');
        await page.waitForVisible('article.item [data-withdrawn]');
        item.isWithdrawn = true;
        return;
      case 'eraseItem': {
        await page.click('[data-action="erase-item"]');
        await page.click('[data-action="erase-item-confirm"]');
        await page.waitForVisible('.carnet[data-path="items"] h1');
        const kept = this.#keptOf(tab);
        kept.splice(kept.indexOf(item), 1);
      }
    }
  }

  async #import(step: 'importFile' | 'importChat'): Promise<void> {
    const isPossible = step === 'importFile' ? () => true : (one: Tab) => this.#mayImportChat(one);
    const tab = await this.#front(this.#pick(this.#tabs.filter(isPossible)), step);
    this.#allowWriting(tab);
    await showView(tab.page, '#import');
    if (step === 'importChat') {
      const chat = await writeToDisk(new Map([['_chat.txt', WHATSAPP]]));
      await chooseArchive(tab.page, chat.paths);
      const { sealed } = await keepMessages(tab.page, {});
      await chat.remove();
      await this.#noteKept(this.#caseOf(tab), sealed, false);
      this.#withChat.add(this.#caseOf(tab) ?? '');
      return;
    }
    const chosen = Array.from({ length: 1 + Math.floor(this.#random() * 2) }, () => {
      this.#files += 1;
      return this.#pick(FILES)(this.#files);
    });
    this.log.push(`[${chosen.map(([name]) => name)}]`);
    const files = await writeToDisk(new Map(chosen));
    await importFiles(tab.page, files.paths);
    await files.remove();
    return this.#noteKept(this.#caseOf(tab), chosen.length, false);
  }

  async #changeCase(step: 'addCase' | 'chooseCase' | 'openHere'): Promise<void> {
    const tabs = this.#tabs.filter((one) => step === 'addCase' || this.#canChange(one, step));
    const tab = await this.#front(this.#pick(tabs), step);
    const { page } = tab;
    await goTo(page, step === 'openHere' ? '#items' : '#cases');
    // The page is loaded again with the other carnet.
    await page.evaluate(() => {
      document.documentElement.dataset.before = '';
    });
    if (step === 'openHere') {
      await page.click('[data-action="open-carnet-here"]');
      tab.caseId = this.#model.current;
    } else if (step === 'chooseCase') {
      const others = [...this.#model.cases.keys()].filter((caseId) => caseId !== this.#model.current);
      const caseId = this.#pick(others);
      await page.click(`[data-case="${caseId}"] [data-action="choose-case"]`);
      tab.caseId = caseId;
    } else {
      await page.waitForVisible('input[name="name"][required]');
      await page.evaluate((name) => {
        const field = document.querySelector<HTMLInputElement>('input[name="name"][required]');
        if (field) field.value = name;
        field?.form?.requestSubmit();
      }, `Affaire ${this.log.length}`);
    }
    await page.waitForVisible('html:not([data-before]) .carnet main h1');
    if (step === 'addCase') {
      const { cases } = await readStoredRows(page);
      const [added, ...others] = cases.filter((caseId) => !this.#model.cases.has(caseId));
      if (added === undefined || others.length > 0) throw new Error('one carnet is added');
      this.#model.cases.set(added, []);
      this.#writable.add(added);
      tab.caseId = added;
    }
    this.#model.current = tab.caseId;
  }

  async #makeDossier(page: PageHandle): Promise<void> {
    await goTo(page, '#before-export');
    await page.click('[data-action="export"]');
    await page.waitForVisible('[data-export="done"], [data-export="failed"]', DOSSIER_MS);
    // Imported files may name the person: the one refusal that a walk meets, with its way on.
    if (await page.has('[data-code="files-uncleaned"]')) {
      await page.click('[data-action="export-listed"]');
      await page.waitForVisible('[data-export="done"], [data-code]:not([data-code="files-uncleaned"])', DOSSIER_MS);
    }
    if (await page.has('[data-export="failed"]')) throw new Error(`no dossier: ${await page.text('[role="alert"]')}`);
    this.#real.count.dossiers += 1;
  }

  /** What was kept now is in the case where it was put, and nothing else is. */
  async #noteKept(wanted: string | null, count: number, isPost: boolean): Promise<void> {
    const rows = await readStoredRows(this.#real.carnet.page);
    const known = new Set([...this.#model.cases.values()].flat().map(({ id }) => id));
    const added = Object.entries(rows.items).filter(([id]) => !known.has(id));
    const caseId = wanted ?? rows.cases.find((one) => !this.#model.cases.has(one)) ?? '';
    if (added.length !== count || added.some(([, one]) => one !== caseId))
      throw new Error(`${count} kept in ${caseId}; found: ${JSON.stringify(added)}`);
    const kept = this.#model.cases.get(caseId) ?? [];
    kept.push(...added.map(([id]) => ({ id, isPost, isWithdrawn: false, isLeftOut: false, isIntimate: false })));
    this.#model.cases.set(caseId, kept);
    this.#writable.add(caseId);
    // The first capture opens a carnet.
    if (wanted === null) this.#model.current = caseId;
  }

  #allowWriting(tab: Tab): void {
    const caseId = this.#caseOf(tab);
    if (caseId !== null) this.#writable.add(caseId);
  }

  async #front(tab: Tab, step: Step): Promise<Tab> {
    this.log.push(`${step}${this.#tabs.length > 1 ? ` in tab ${this.#tabs.indexOf(tab) + 1}` : ''}`);
    await showTab(tab.page, tab.id);
    return tab;
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)];
    if (picked === undefined) throw new Error('an empty list');
    return picked;
  }
}
