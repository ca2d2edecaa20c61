import { defineConfig } from 'wxt';
import { backgroundParts, buildBackgroundParts } from './scripts/backgroundParts.ts';
import { buildWorkers, packagedRecognition } from './scripts/buildWorkers.ts';
import { buildCaptureScripts } from './scripts/capture-scripts.ts';
import { buildCommonPassphrases } from './scripts/common-passphrases.ts';
import { collectLicences, packagedFonts, packagedGuides } from './scripts/packagedFiles.ts';
import { pageChunks } from './scripts/pageChunks.ts';
import { platformData } from './scripts/platformData.ts';
import { buildVerifierPage } from './scripts/verifier-page.ts';
import { WORKER_POLICY } from './src/domain/shared/workerPaths.ts';
import { COMMON_PASSPHRASES_PATH } from './src/workflow/passphraseStrength.ts';

// Fixed identities: without them a reinstall loses the store. The key is public; its private key was not kept.
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuiiLcKnvyIju94aDeUZczXThOoZUQTroalBC7YQ+3AW2u2HEt9fFD8UjDj1oV1t8NcCfzhbFpwVBA4G9igwYXAapkdIhr5uaJEnIrO6HGn0WAUXXnjjy4tpQm1iH7xbS0VQMEpAOPKrqKkX+HhPJYhxOAT5wdIEM5Sybk7337yD9iFjfKxYdOwfCxA/HQkDNtq1j2fuzQ58hLuJvjNVqei3/SpaSCkR/hyWJhv8w8iS2qm5sCdM6heeAfWv6vRhBlvERby6fziNU+XZalR44UiFPT2KTHahL1WsIwq07UFpL0R7PoGVCB1ahY93rpbGEroMxix2XxHtm16Ps9HOj6QIDAQAB';
const GECKO_ID = 'recueil@recueil.invalid';

// No resource from elsewhere, no inline code, no HTML strings. connect-src 'self' allows reading the packaged fonts.
const EXTENSION_PAGES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  // Imported videos and sounds, from memory: their frames, and the player that the person opens.
  'media-src blob:',
  "font-src 'self'",
  // For the background alone, which asks a time-stamping authority that the person allowed. Each page forbids it again.
  "connect-src 'self' https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // For the workers of the carnet, which read images, hash and parse files; every other page forbids it again.
  `trusted-types ${WORKER_POLICY}`,
].join('; ');

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  publicDir: 'assets/public',
  imports: false,
  vite: ({ browser }) => ({
    plugins: [platformData(), pageChunks, ...(browser === 'firefox' ? [backgroundParts] : [])],
    build: {
      // The oldest versions of the manifest.
      target: ['chrome140', 'firefox140'],
      // Every supported browser preloads modules itself, and the polyfill calls fetch.
      modulePreload: { polyfill: false },
      // tests/packages/budgets.test.ts limits what counts: the first click, the popup, the background, the zip.
      chunkSizeWarningLimit: 800,
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'fr',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'idle', 'alarms'],
    // Only Chromium saves pages, and Firefox warns of unknown permissions.
    optional_permissions: ['notifications', ...(browser === 'firefox' ? [] : ['pageCapture'])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' }, description: '__MSG_commandOpen__' },
    },
    content_security_policy: { extension_pages: EXTENSION_PAGES },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: CHROMIUM_KEY, minimum_chrome_version: '140' }),
  }),
  hooks: {
    'build:publicAssets': async ({ config }, files) => {
      for (const { path, source } of [...packagedFonts, ...packagedGuides(), ...packagedRecognition])
        files.push({ relativeDest: path, absoluteSrc: source });
      files.push({ relativeDest: COMMON_PASSPHRASES_PATH, contents: await buildCommonPassphrases() });
      files.push({ relativeDest: 'licences.txt', contents: collectLicences() });
      for (const { path, contents } of await buildCaptureScripts()) files.push({ relativeDest: path, contents });
      for (const { path, contents } of await buildWorkers()) files.push({ relativeDest: path, contents });
      if (config.browser === 'firefox')
        for (const { path, contents } of await buildBackgroundParts()) files.push({ relativeDest: path, contents });
      // The verifier that is copied into every dossier, as one file.
      files.push({ relativeDest: 'dossier/verifier.html', contents: await buildVerifierPage() });
    },
  },
});
