/** The two manifests from one function. Every permission carries its reason; docs/permissions.md repeats them for reviewers. */
import { defineManifest, type ManifestV3Export } from '@crxjs/vite-plugin';
import pkg from './package.json' with { type: 'json' };

export type Target = 'chromium' | 'firefox';

/** The public half of the key that fixes the Chromium id (see CHROMIUM_ID); the private half is not in the repository. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyz0iiT8zmYXN87Rzxivz8VWXFaUam5aacy1UKpMWXvBFW2aafcwoaVYeNSNu8G2OTaBdIoQArn/09LN/uGxod/Ri+iaDz4DIP/S+B1cKyMUd0vaYy/1vPHUNDol7UoCCQK64T2Gv5ARZO3PJRyFoUQkvbrGaOI8OnsfFw7Jyw1yffQCrxELZre2l7p0fiti7Ll4jLFgBDSfmG4wLNRjTkekIQlgzbbqybROcwq+cqck4HhGj03ESSZImx4SQV6HoaOmdw/GVTuoz7rDQRBAxzIV8jjpjzyxO3kNI2dud5EKWf6lz46KsQ/2+zhNuX8gIWDzwJebi28FhzJ0QO4VQzwIDAQAB';
export const CHROMIUM_ID = 'dkefpfinbbkbfhcghgdoimnnnpfabngo';
export const FIREFOX_ID = 'hifazat@extension';

/** The oldest browsers with every API that is used: README.md gives the reason for each. */
export const MINIMUM = { chromium: '130', firefox: '142.0' };

const permissions = [
  'storage', // one-shots (session), the button's corner (local), the school's policy (managed)
  'unlimitedStorage', // the time ledger and the log must not be evicted when the disk is nearly full
  'declarativeNetRequest', // blocking in the network layer, also while the worker sleeps
  'webRequest', // (with the next) holds each page and frame until the worker has judged it: Firefox, and Chromium where policy installed us
  'webRequestBlocking',
  'webNavigation', // pages the network layer can't see: pushState, back/forward cache, a site's own service worker
  'tabs', // which address is in front, for rules and time; to navigate a tab away when its time is up
  'alarms', // the next edge of a schedule; revives the worker while time runs
  'idle', // quiet stretches and screen lock are not charged
  'scripting', // puts into pages: the red button where they were open before install, the notice that time runs out and its alarm
  'downloads', // programs that a page makes itself (blob:), or that began while the worker was dead: ended, file and entry removed
  'contextMenus', // the red button's second door
];

/** Chromium's own: Firefox's sidebar asks for none. */
const chromiumPermissions = ['sidePanel']; // what to copy, beside a helper's own page that the child opened; without a panel of its own elsewhere

const iconSet = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };

/** Frames without an address of their own belong to the page that made them. (Not in crxjs' types.) */
const ANY_FRAME = { match_about_blank: true, match_origin_as_fallback: true };

export function makeManifest(target: Target): ManifestV3Export {
  return defineManifest({
    manifest_version: 3,
    name: '__MSG_extName__',
    short_name: 'Hifazat',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    version: pkg.version,
    icons: iconSet,
    action: { default_popup: 'src/pages/popup/index.html', default_icon: iconSet, default_title: 'Hifazat' },
    options_ui: { page: 'src/pages/options/index.html', open_in_tab: true },
    permissions: (target === 'chromium' ? [...permissions, ...chromiumPermissions] : permissions) as never[],
    host_permissions: ['<all_urls>'], // redirecting and sweeping need access to the pages they stop; the button is on every page
    incognito: 'spanning', // private windows are kept within the same rules
    commands: {
      help: { suggested_key: { default: 'Ctrl+Shift+1' }, description: '__MSG_commandHelp__' },
    },
    storage: { managed_schema: 'managed-schema.json' },
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['src/content/red-button.iife.ts', 'src/content/button-guard.iife.ts'],
        run_at: 'document_start',
        all_frames: false,
      },
      { matches: ['<all_urls>'], js: ['src/content/labels.iife.ts'], run_at: 'document_end', all_frames: false },
      // A film in picture-in-picture is mostly in a frame, which may have no address of its own.
      { matches: ['<all_urls>'], js: ['src/content/pip.iife.ts'], run_at: 'document_start', all_frames: true, ...ANY_FRAME },
    ],
    web_accessible_resources: [
      // The targets of redirects. In Chromium use_dynamic_url keeps pages from framing or finding them; in Firefox their host is random.
      {
        matches: ['<all_urls>'],
        resources: ['src/pages/blocked/index.html', 'src/pages/calm/index.html'],
        use_dynamic_url: true,
      },
    ],
    ...(target === 'chromium'
      ? {
          key: PUBLIC_KEY,
          minimum_chrome_version: MINIMUM.chromium,
          background: { service_worker: 'src/background/main.ts', type: 'module' as const },
        }
      : {
          background: { scripts: ['src/background/main.ts'] },
          // Firefox has one panel for a window, and each has a page: the child's ordinary one.
          sidebar_action: {
            default_panel: 'src/pages/me/index.html',
            default_title: 'Hifazat',
            default_icon: iconSet,
            open_at_install: false,
          },
          // Firefox's default also upgrades http to https: a school's list on its own network would never arrive.
          content_security_policy: { extension_pages: "script-src 'self'" },
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: MINIMUM.firefox,
              data_collection_permissions: { required: ['none' as const] },
            },
          },
        }),
  });
}
