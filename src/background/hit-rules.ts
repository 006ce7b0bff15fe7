/**
 * What only the worker could tell (the host model, a list of hashes) was stopped late: the request may have reached the site. From then on a
 * rule of this session holds the host. Session rules are in the browser's memory only, so that a hit of a protected list leaves nothing.
 */
import { PRIORITY } from '../core/rules/dnr-ledger';
import { ANY_ADDRESS, type DnrRule } from '../core/rules/dnr-rule';
import { judgeAddress } from '../core/rules/judge';
import { parseAddress } from '../core/sites/address';
import type { NetworkRules } from './ports';
import type { World } from './world';

const FIRST_ID = 2_000;
/** Two rules a host; those made first give way. */
const MOST_HOSTS = 500;
const LAST_ID = FIRST_ID + 2 * MOST_HOSTS - 1;

export interface HitRulePorts {
  readonly world: World;
  readonly network: NetworkRules;
  readonly pages: { readonly blocked: string; readonly calm: string };
}

export class HitRules {
  #turn: Promise<void> = Promise.resolve();
  /** Where the next host's rules go when no place is free. */
  #giving = FIRST_ID;

  constructor(private readonly ports: HitRulePorts) {}

  /** Holds the host of a page that was just stopped, where the host as a whole is what is stopped. Never rejects. */
  stop(url: string): Promise<void> {
    this.#turn = this.#turn.then(() => this.#stop(url)).catch(() => undefined); // the sweep goes on without it
    return this.#turn;
  }

  /** Takes all of them back: what they followed from has changed (settings, lists, a pause). */
  clear(): Promise<void> {
    this.#turn = this.#turn
      .then(async () => {
        const ids = (await this.#present()).map(({ id }) => id);
        if (ids.length > 0) await this.ports.network.changeSession(ids, []);
      })
      .catch(() => undefined);
    return this.#turn;
  }

  async #present(): Promise<DnrRule[]> {
    return (await this.ports.network.presentSession()).filter(({ id }) => id >= FIRST_ID && id <= LAST_ID);
  }

  /** The first place that is free, else the next in the row. */
  #placeAmong(taken: ReadonlySet<number>): number {
    for (let id = FIRST_ID; id <= LAST_ID; id += 2) if (!taken.has(id)) return id;
    const id = this.#giving;
    this.#giving = id + 2 > LAST_ID ? FIRST_ID : id + 2;
    return id;
  }

  async #stop(url: string): Promise<void> {
    const parsed = parseAddress(url);
    if (!parsed.ok || parsed.address.host === '') return;
    const { host } = parsed.address;
    const { rules, state, now } = await this.ports.world.moment();
    const front = parseAddress(`${parsed.address.scheme}://${host}/`);
    if (!front.ok) return;
    // Asked of the front page: a path, a query or an address inside this one says nothing of the host.
    const { action, reason } = judgeAddress(front.address, rules, state, now);
    if (action === 'allow' || (reason !== 'category' && reason !== 'ask' && reason !== 'protected')) return;
    const present = await this.#present();
    // Its rules are there: this load was on its way before them.
    if (present.some(({ condition }) => condition.requestDomains?.[0] === host)) return;
    const id = this.#placeAmong(new Set(present.map((rule) => rule.id)));
    await this.ports.network.changeSession([id, id + 1], rulesOf(host, reason === 'protected', id, this.ports.pages));
  }
}

function rulesOf(host: string, isProtected: boolean, id: number, pages: HitRulePorts['pages']): DnrRule[] {
  const priority = isProtected ? PRIORITY.protected : PRIORITY.inner.bulk;
  const regexSubstitution = isProtected ? pages.calm : `${pages.blocked}#\\1\\2`;
  return [
    {
      id,
      priority,
      action: { type: 'redirect', redirect: { regexSubstitution } },
      condition: {
        regexFilter: ANY_ADDRESS,
        isUrlFilterCaseSensitive: true,
        requestDomains: [host],
        resourceTypes: ['main_frame'],
      },
    },
    {
      id: id + 1,
      priority,
      action: { type: 'block' },
      condition: { requestDomains: [host], resourceTypes: ['sub_frame', 'object', 'websocket'] },
    },
  ];
}
