/**
 * Addresses carry secrets: log-in tokens, one-time codes, e-mail addresses. `maskAddress` takes them out for everything that is shown or handed
 * on; the exact address exists only in the text for a hotline or the police (contract 5). Masking too much costs nothing, too little does.
 */

export const MASK = '•••';

/** The names of help facts 4.3; a parameter is secret when its name, or a word of its name, is one of them. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  'token access_token id_token code session sid auth key password pwd sig jwt otp email phone'.split(' '),
);
/** Names that run the words together. */
const SECRET_ENDINGS = /(token|sessionid|sessid|apikey|password|passwd|signature)$/;
const JWT = /eyJ[\w-]{6,}\.[\w-]+\.[\w-]*/;

/** The address if it is one of a web page that may stand in a report; `file:`, `blob:`, `data:` and the like never do. */
export function reportableAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? address : null;
}

/** True where masking would take something out: then the child is told "this link may contain your log-in". */
export function hasSecrets(address: string): boolean {
  return maskAddress(address) !== address;
}

/** The address with user, password and the values of secret parameters masked; a fragment that holds a secret is dropped. */
export function maskAddress(address: string): string {
  const hashAt = address.indexOf('#');
  const withoutHash = hashAt < 0 ? address : address.slice(0, hashAt);
  const hash = hashAt < 0 ? '' : address.slice(hashAt);
  const queryAt = withoutHash.indexOf('?');
  const path = queryAt < 0 ? withoutHash : withoutHash.slice(0, queryAt);
  const query = queryAt < 0 ? '' : withoutHash.slice(queryAt);
  const maskedPath = maskPairs(path.replace(/^([a-z][a-z0-9+.-]*:[\\/]*)[^\\/]*@/i, `$1${MASK}@`));
  const keptHash = maskPairs(hash) === hash ? hash : '';
  return maskedPath + maskPairs(query) + keptHash;
}

const LINK = /\bhttps?:\/\/[^\s<>"']+/gi;

/** Text with the secrets of the links in it masked. */
export function maskLinks(text: string): string {
  return text.replace(LINK, (link) => maskAddress(link));
}

const WORD = /[^\s<>"']+/g;
/** Anything that could be a host: "a.example/x", also without "https://". */
const HOST_LIKE = /[\p{L}\p{N}-]\.\p{L}{2,}/u;

/** Text without any link, any host and any word that names one of these addresses' hosts: where an address must not be handed on. */
export function hideLinks(text: string, addresses: readonly (string | null)[]): string {
  const hosts = addresses.flatMap((address) =>
    address === null || !URL.canParse(address) ? [] : [new URL(address).hostname.replace(/^www\./, '')],
  );
  const isOut = (word: string) => HOST_LIKE.test(word) || hosts.some((host) => host !== '' && word.toLowerCase().includes(host));
  return text.replace(LINK, MASK).replace(WORD, (word) => (isOut(word) ? MASK : word));
}

/** Text in which these names, as whole words and in any case, are masked. */
export function hideNames(text: string, names: readonly string[]): string {
  // The longest first: a name may be part of another.
  const known = names.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  return known.reduce((hidden, name) => {
    const spaced = quoted(name).replace(/(\\? )+/g, '\\s+');
    return hidden.replace(new RegExp(`(?<![\\p{L}\\p{N}])${spaced}(?![\\p{L}\\p{N}])`, 'giu'), MASK);
  }, text);
}

/** The text as it stands, in a regular expression (also one that knows Unicode). */
function quoted(text: string): string {
  return text.replace(/[\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\\-/g, '\\x2d');
}

/** Masks `name=value` wherever it stands after one of `? & ; # /`, and anything that looks like a signed token. */
function maskPairs(part: string): string {
  return part.replace(
    /([?&;#/]|^)([^?&;#=/]*)(=?)([^?&;#]*)/g,
    (whole, before: string, name: string, equals: string, value: string) => {
      if (equals === '') return before + maskBare(name) + maskBare(value);
      return isSecret(name) || holdsSecret(value) ? `${before}${name}=${value === '' ? '' : MASK}` : whole;
    },
  );
}

function maskBare(text: string): string {
  return text.replace(new RegExp(JWT, 'g'), MASK);
}

function isSecret(rawName: string): boolean {
  const name = unescapeFully(rawName);
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const words = spaced.split(/[^a-z0-9]+/);
  return SECRET_WORDS.has(spaced) || words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDINGS.test(word));
}

/** An address inside a value (`?next=https%3A%2F%2Fa.example%3Ftoken%3D1`) can hold secrets too; then the whole value goes. */
function holdsSecret(rawValue: string): boolean {
  const value = unescapeFully(rawValue);
  if (JWT.test(value)) return true;
  for (const [, name] of value.matchAll(/(?:^|[?&;#/\s])([^?&;#=/\s]+)=[^&;#]/g)) {
    if (name !== undefined && isSecret(name)) return true;
  }
  return /[\w.+-]+@[\w-]+\.[\w.-]+/.test(value);
}

function unescapeFully(text: string): string {
  let current = text;
  for (let round = 0; round < 5; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(current);
    } catch {
      return current; // not an escape sequence: what it says is what it is
    }
    if (next === current) return current;
    current = next;
  }
  return current;
}
