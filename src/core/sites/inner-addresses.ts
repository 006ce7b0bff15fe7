/**
 * Unwrapping (contract 2, step 0): the addresses that an address shows besides itself. A wrapper's inner address is unwrapped again, at
 * most five levels deep; the service behind an alias or a front end is the same page under another name and no level of its own.
 */
import { type Address, isJudged } from './address';
import { servicesBehind } from './aliases';
import { guessedProxyAddresses } from './guessed-proxy';
import { ipsInName } from './ip-names';
import { behindScheme } from './scheme-wrappers';
import { renamed } from './wrapped-text';
import { ipServiceOf, wrappersOf } from './wrappers';

export interface InnerAddress {
  readonly address: Address;
  readonly via: 'alias' | 'wrapper' | 'scheme' | 'guess';
}

const DEEPEST = 5;
/** A text of a data: address may name thousands; a page that shows this many shows no particular one. */
const MOST = 500;

/** The addresses that an address shows besides itself, outermost first, at most five levels deep; [] for most. */
export function innerAddresses(address: Address, options: { readonly guessProxies: boolean }): readonly InnerAddress[] {
  const seen = new Set([keyOf(address)]);
  const found: InnerAddress[] = [];
  let level: readonly InnerAddress[] = [...aliasesOf(address), ...unwrapped(address, options.guessProxies)];
  for (let depth = 1; level.length > 0; depth += 1) {
    const fresh: InnerAddress[] = [];
    for (const inner of level) {
      if (seen.has(keyOf(inner.address)) || found.length + fresh.length >= MOST) continue;
      seen.add(keyOf(inner.address));
      fresh.push(inner);
    }
    found.push(...fresh);
    if (depth === DEEPEST) break;
    level = fresh.filter(({ via }) => via !== 'alias').flatMap((inner) => unwrapped(inner.address, options.guessProxies));
  }
  return found.filter((inner) => isJudged(inner.address));
}

const keyOf = ({ href, fragment }: Address): string => `${href}#${fragment}`;

const aliasesOf = (address: Address): InnerAddress[] =>
  servicesBehind(address).map((service) => ({ address: service, via: 'alias' as const }));

/** One level: what the address wraps, each with the service that it is an alias of. */
function unwrapped(address: Address, guessProxies: boolean): InnerAddress[] {
  return behind(address, guessProxies).flatMap((inner) => [inner, ...aliasesOf(inner.address)]);
}

function behind(address: Address, guessProxies: boolean): InnerAddress[] {
  const schemed = behindScheme(address);
  if (schemed.length > 0) return schemed.map((inner) => ({ address: inner, via: 'scheme' }));
  if (!isJudged(address) || address.host === '') return [];
  const service = ipServiceOf(address.host);
  const ips = service === null ? [] : ipsInName(address.host, service).map((ip) => renamed(address, ip));
  const inner = [...ips, ...readWrappers(address)];
  if (inner.length > 0) return inner.map((found) => ({ address: found, via: 'wrapper' }));
  return guessProxies ? guessedProxyAddresses(address).map((found) => ({ address: found, via: 'guess' })) : [];
}

function readWrappers(address: Address): Address[] {
  const path = address.path.replace(/^\/{2,}/, '/');
  return wrappersOf(address.host).flatMap(({ path: form, read }) => {
    const match = form.exec(path);
    return match === null ? [] : read({ ...address, path }, path.slice(match.index + match[0].length));
  });
}
