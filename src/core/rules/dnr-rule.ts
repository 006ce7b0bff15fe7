/** The part of declarativeNetRequest's rule format that we write, and the regular expressions that our rules are made of. */
export type ResourceType = 'main_frame' | 'sub_frame' | 'object' | 'websocket' | 'xmlhttprequest' | 'script' | 'media' | 'other';
export interface DnrCondition {
  readonly regexFilter?: string;
  readonly urlFilter?: string;
  readonly isUrlFilterCaseSensitive?: boolean;
  readonly requestDomains?: readonly string[];
  readonly excludedRequestDomains?: readonly string[];
  readonly excludedInitiatorDomains?: readonly string[];
  readonly resourceTypes: readonly ResourceType[];
  readonly tabIds?: readonly number[];
  /** Chromium only: decides when the answer's headers are there; the request has reached the site then. */
  readonly responseHeaders?: readonly HeaderCondition[];
  readonly excludedResponseHeaders?: readonly HeaderCondition[];
}
export interface HeaderCondition {
  readonly header: string;
  readonly values: readonly string[];
}
export interface QueryTransform {
  readonly removeParams: readonly string[];
  readonly addOrReplaceParams: readonly { readonly key: string; readonly value: string }[];
}
export type DnrRedirect =
  | { readonly regexSubstitution: string; readonly transform?: undefined }
  | { readonly regexSubstitution?: undefined; readonly transform: { readonly queryTransform: QueryTransform } };
export interface HeaderChange {
  readonly header: string;
  readonly operation: 'set' | 'append';
  readonly value: string;
}
export type DnrAction =
  | { readonly type: 'allow' | 'block' }
  | { readonly type: 'redirect'; readonly redirect: DnrRedirect }
  | {
      readonly type: 'modifyHeaders';
      readonly requestHeaders?: readonly HeaderChange[];
      readonly responseHeaders?: readonly HeaderChange[];
    };
export interface DnrRule {
  readonly id: number;
  readonly priority: number;
  readonly action: DnrAction;
  readonly condition: DnrCondition;
}

/** Optional user name and password before the host: canonical addresses of navigations may still carry them. */
export const USERINFO = '(?:[^/?#@]*@)?';
/** Takes trailing dots off the host; it matches the whole address because Firefox drops what a substitution doesn't match. */
export const STRIP_FILTER = '^(https?://[^/?#]*[^./?#:])\\.+((?::[0-9]+)?(?:[/?#].*)?)$';
export const STRIP_SUBSTITUTION = '\\1\\2';
/** Every http(s) address; group 1 + 2 is its origin and path, which is all that the stopped page's address holds. */
export const ANY_ADDRESS = `^(https?://)${USERINFO}([^?#]*).*$`;

export const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\//g, '/');
