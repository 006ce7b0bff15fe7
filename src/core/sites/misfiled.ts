/**
 * Well-known hosts that public lists file under a category they don't belong to, exact and with "www." before. A list of that category may
 * not hold them; under the right one (mostly the list written by hand) they are stopped all the same. Found by measuring popular names
 * (docs/quality.md), judged from general knowledge.
 */
import type { CategoryId } from './category';

const WRONG: Readonly<Partial<Record<CategoryId, readonly string[]>>> = {
  adult: [
    // Copied films, games and comics: piracy
    '1337x.to',
    '1377x.to',
    'bato.to',
    'battwo.com',
    'dewafilm.xyz',
    'fanfox.net',
    'mangago.me',
    'my-cima.net',
    'rutracker.net',
    'steamunlocked.net',
    'thepiratebay0.org',
    // A lottery, a way around a filter, meeting strangers
    'ruay.com',
    'hidemyass.com',
    'waplog.com',
  ],
  gaming: [
    // Made for makers of games and pictures, and advertising
    'artstation.com',
    'sketchfab.com',
    'unrealengine.com',
    'gdtimg.com',
  ],
};

const BY_CATEGORY = new Map(Object.entries(WRONG).map(([category, hosts]) => [category, new Set(hosts)]));

/** Is the (canonical) host known not to belong to this category, whatever a list says? */
export function isMisfiled(host: string, category: CategoryId): boolean {
  const wrong = BY_CATEGORY.get(category);
  return wrong !== undefined && (wrong.has(host) || (host.startsWith('www.') && wrong.has(host.slice(4))));
}

/** Every such host with the category that it isn't. */
export const MISFILED: readonly (readonly [host: string, category: string])[] = [...BY_CATEGORY].flatMap(([category, hosts]) =>
  [...hosts].map((host) => [host, category] as const),
);
