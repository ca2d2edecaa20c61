import { type Bidi, evaluateIn } from './bidi.ts';
import type { ToolbarButton } from './driver.ts';
import { waitFor } from './wait.ts';

/**
 * What only Firefox's own window can do, such as clicking our toolbar button or stopping our event page. BiDi reaches
 * it because the browser is started with --remote-allow-system-access.
 */
export interface FirefoxUi {
  /** Clicks the button in the front window and returns the BiDi id of the popup. */
  clickToolbar(): Promise<string>;
  readToolbarButton(): Promise<ToolbarButton>;
  /** `moz-extension://…/`, of the installed extension. */
  readExtensionOrigin(): Promise<string>;
  stopBackground(): Promise<void>;
  /** Presses « no » in the permission prompt, once it is shown. */
  refusePermission(): Promise<void>;
  /** Policy violations of our pages in the browser's console. */
  violations(): Promise<readonly string[]>;
  /** Allows the extension in private windows, as the setting in about:addons does. */
  allowPrivateWindows(): Promise<void>;
  /** Opens a private window and returns the BiDi id of its tab. */
  openPrivateWindow(): Promise<string>;
}

const GET_EXTENSION = (geckoId: string): string => `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const extension = ExtensionParent.GlobalManager.getExtension(${JSON.stringify(geckoId)});`;

/** The front window; it may be private. */
const GET_FRONT_WINDOW = `
  const front = Services.wm.getMostRecentWindow('navigator:browser');`;

// BiDi lists tabs only. A popup is a <browser> element too; with a permanentKey, the remote agent gives it an id.
const NAME_POPUPS = `
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const ofTabs = NavigableManager.getBrowsingContextById;
  NavigableManager.getBrowsingContextById = (id) => {${GET_FRONT_WINDOW}
    const popup = front.document.querySelector('browser.webextension-popup-browser');
    return popup?.permanentKey && NavigableManager.getIdForBrowser(popup) === id
      ? popup.browsingContext
      : ofTabs.call(NavigableManager, id);
  };`;

const OPEN_POPUP_ID = `${GET_FRONT_WINDOW}
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const popup = front.document.querySelector('browser.webextension-popup-browser');
  if (popup?.closest('panel')?.state !== 'open' || popup.currentURI.scheme !== 'moz-extension') return null;
  popup.permanentKey ??= {};
  return NavigableManager.getIdForBrowser(popup);`;

const IS_POPUP_OPENING = `${GET_FRONT_WINDOW}
  const popup = front.document.querySelector('browser.webextension-popup-browser');
  return ['open', 'showing'].includes(popup?.closest('panel')?.state);`;

const PRESS_AGAIN_MS = 3_000;

// After several installations in one browser, Firefox sometimes opens the panel without our page in it.
const CLOSE_POPUP = `${GET_FRONT_WINDOW}
  front.document.getElementById('customizationui-widget-panel')?.hidePopup();
  return front.document.querySelector('browser.webextension-popup-browser') === null;`;

export async function openFirefoxUi(bidi: Bidi, geckoId: string): Promise<FirefoxUi> {
  const { contexts } = await bidi<{ contexts: { context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
    maxDepth: 0,
  });
  const [window] = contexts;
  if (!window) throw new Error('Firefox has no window');
  const run = async (body: string): Promise<unknown> =>
    JSON.parse(
      await evaluateIn(bidi, window.context, `(async () => { ${body} })().then((v) => JSON.stringify(v ?? null))`),
    );
  await run(NAME_POPUPS);

  return {
    clickToolbar: async () => {
      // A second click on the button would close an open popup, so the popup is closed first.
      await waitFor('the last popup to close', () => run(CLOSE_POPUP));
      // Firefox ignores a press that comes while the extension or the window is busy, so the button is pressed again.
      let pressedAt = Number.NEGATIVE_INFINITY;
      const popup = await waitFor('the popup to open', async () => {
        const id = await run(OPEN_POPUP_ID);
        if (id !== null || performance.now() - pressedAt < PRESS_AGAIN_MS || (await run(IS_POPUP_OPENING))) return id;
        pressedAt = performance.now();
        await run(CLOSE_POPUP);
        // A person's press ends the time without input; this one would not.
        await run(`${GET_FRONT_WINDOW}${GET_EXTENSION(geckoId)}
          Cc['@mozilla.org/widget/useridleservice;1'].getService(Ci.nsIUserIdleServiceInternal).resetIdleTimeOut(0);
          await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(front);`);
        return null;
      });
      return String(popup);
    },
    readToolbarButton: async () => {
      const shown = await run(`${GET_FRONT_WINDOW}${GET_EXTENSION(geckoId)}
        const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
        const { title, badgeText } = action.getContextData(front.gBrowser.selectedTab);
        return { title, badge: badgeText };`);
      return shown as ToolbarButton; // as returned above
    },
    readExtensionOrigin: async () =>
      String(
        await waitFor('the extension to be installed', () =>
          run(`${GET_EXTENSION(geckoId)} return extension ? 'moz-extension://' + extension.uuid + '/' : null;`),
        ),
      ),
    allowPrivateWindows: async () => {
      await run(`
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const id = ${JSON.stringify(geckoId)};
        await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
        await (await AddonManager.getAddonByID(id)).reload();`);
      await waitFor('the extension to run again', () =>
        run(`${GET_EXTENSION(geckoId)}
          return extension?.privateBrowsingAllowed === true && extension.backgroundState !== 'starting';`),
      );
    },
    openPrivateWindow: async () =>
      String(
        await run(`
          const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
          const opened = window.OpenBrowserWindow({ private: true });
          await new Promise((resolve) => opened.addEventListener('load', resolve, { once: true }));
          await opened.delayedStartupPromise;
          return NavigableManager.getIdForBrowser(opened.gBrowser.selectedBrowser);`),
      ),
    violations: async () => {
      const found = await run(`${GET_EXTENSION(geckoId)}
        return Services.console.getMessageArray()
          .filter((one) => one instanceof Ci.nsIScriptError)
          .filter((one) => /CSP|Trusted/i.test(one.category) || /Content-Security-Policy/.test(one.errorMessage))
          .map((one) => one.sourceName + ': ' + one.errorMessage)
          .filter((text) => text.includes('moz-extension://' + extension.uuid));`);
      return Array.isArray(found) ? found.map(String) : [];
    },
    refusePermission: async () => {
      const GET_PROMPT = `${GET_FRONT_WINDOW}
        const prompt = front.PopupNotifications.getNotification('addon-webext-permissions', front.gBrowser.selectedBrowser);`;
      await waitFor('the permission prompt', () => run(`${GET_PROMPT} return prompt !== null;`));
      // Firefox ignores a press that comes too early, so the button is pressed until the prompt is gone.
      await waitFor('the permission prompt to close', () =>
        run(`${GET_PROMPT}
          if (prompt === null) return true;
          front.PopupNotifications.panel.querySelector('popupnotification')?.secondaryButton.click();
          return false;`),
      );
    },
    stopBackground: async () => {
      // An event that arrives meanwhile cancels the stop, so it is requested until it succeeds.
      await waitFor('the background to stop', () =>
        run(`${GET_EXTENSION(geckoId)}
          if (extension.backgroundState === 'stopped') return true;
          await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
          return extension.backgroundState === 'stopped';`),
      );
    },
  };
}
