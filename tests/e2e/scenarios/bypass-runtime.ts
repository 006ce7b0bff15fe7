/** Where each runtime scenario of the corpus of ways around is played; docs/filtering.md says why the last ones are out of an extension's reach. */
export const RUNTIME: Readonly<Record<string, string>> = {
  'open-tab': 'main-job.ts: a blocked site: the open tab is swept',
  bfcache: 'sweep.ts: a page from the back/forward cache, and one that history brings back',
  'spa-pushstate': 'main-job.ts: a blocked path inside a site is caught from pushState',
  'service-worker-cache': 'main-job.ts, sweep.ts; bypass-pages.ts: for when there is no network',
  'session-restore': 'sweep.ts: tabs that a session brings back',
  'discarded-tab': 'sweep.ts: a discarded tab',
  'background-tab-media': 'bypass-pages.ts: sound in a tab behind others',
  prerender: 'bypass-pages.ts: a page that is loaded ahead of time (Chromium)',
  'window-open': 'bypass-pages.ts: WINDOWS',
  'nested-iframe': 'bypass-pages.ts: nested frames',
  'srcdoc-iframe': 'bypass-pages.ts: a frame in a sandboxed srcdoc',
  'about-blank-write': 'bypass-pages.ts: a frame written into about:blank',
  'fenced-frame-object-embed': 'bypass-pages.ts: an object, an embed, a frameset',
  'local-file': 'bypass-pages.ts: a page of this computer that frames the site',
  'extension-page-frame': 'bypass-pages.ts: out of reach in both browsers',
  incognito: 'main-job.ts, private.ts with access; without it no extension runs there: health says so',
  'installed-pwa':
    'an app’s window is a tab to extensions: open-tab, service-worker-cache and window-open hold it; no test installs one',
  'dns-rebind-or-cname': 'no address shows it: out of reach',
};
