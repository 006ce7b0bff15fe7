/** The only importer of webextension-polyfill: everything that talks to the browser comes through here. */
import browser from 'webextension-polyfill';

export type { DeclarativeNetRequest, Downloads, Tabs } from 'webextension-polyfill';
export { browser };

declare const __TARGET__: 'chromium' | 'firefox';

/** The browser family that this build is for. Ask for a capability first; this is for quirks that can't be asked. */
export const TARGET = __TARGET__;
