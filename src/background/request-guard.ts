/**
 * Where the browser lets an extension hold requests (Firefox; Chromium where policy installed us), each page, frame and socket waits for
 * judge() itself: everything that the network layer's rules can't say is held before a byte leaves the computer, and the answer's headers
 * are read before it is shown. Elsewhere this listener is never called back and the rules and the sweep do their work.
 */

import { PROGRAM_MARK } from '../core/downloads/download-rules';
import { isAppResponse } from '../core/downloads/program-file';
import { isHelpPage } from '../core/help/help-pages';
import { judgeAddress, judgeFrame, type Verdict } from '../core/rules/judge';
import { type Address, isWithin, parseAddress } from '../core/sites/address';
import { type Header, isLabelled } from '../core/sites/labels';
import { blockedPageAddress } from './own-pages';
import type { Moment, World } from './world';

export interface HeldRequest {
  readonly url: string;
  readonly tabId: number;
  readonly isPage: boolean;
  /** The address of the document at the top of the tab; null for a page itself. */
  readonly topUrl: string | null;
  readonly isPrivate: boolean;
}
export interface HeldAnswer extends HeldRequest {
  readonly headers: readonly Header[];
}
export type Decision = { readonly cancel?: true; readonly redirectUrl?: string };
export interface RequestGuardPorts {
  readonly world: Pick<World, 'moment' | 'lastMoment'>;
  readonly pages: { readonly blocked: string; readonly calm: string };
  readonly isFree: (tabId: number, url: string) => boolean;
  readonly isNeverBlocked: (host: string) => boolean;
  readonly stopsPrograms: () => Promise<boolean>;
  readonly labels: { learn(url: string): Promise<void> };
  /**
   * Takes a tab to the calm page, where ending a request leaves nothing in the browser's history as a redirect of it would (Firefox: measured).
   * Null = redirect.
   */
  readonly showCalm: ((tabId: number) => Promise<unknown>) | null;
}

const GO: Decision = {};

export class RequestGuard {
  constructor(private readonly ports: RequestGuardPorts) {}

  /** May this request go? */
  async request(held: HeldRequest): Promise<Decision> {
    return this.#decide(held, await this.ports.world.moment());
  }

  /** The same by what was last known, where the browser waits for nobody; before anything is known the rules alone hold. */
  requestNow(held: HeldRequest): Decision {
    const moment = this.ports.world.lastMoment;
    return moment === null ? GO : this.#decide(held, moment);
  }

  /** May this answer be shown or stored? Programs and pages that label themselves are told by headers only. */
  async answer(held: HeldAnswer): Promise<Decision> {
    const parsed = parseAddress(held.url);
    if (!parsed.ok || isHelpPage(held.topUrl ?? held.url)) return GO;
    if (isAppResponse(held.headers, held.url) && (await this.ports.stopsPrograms()))
      return held.isPage ? this.#stop(parsed.address, PROGRAM_MARK) : { cancel: true };
    if (!isLabelled(held.headers) || this.ports.isNeverBlocked(parsed.address.host)) return GO;
    await this.ports.labels.learn(held.url); // from here on judge() knows this page
    return this.request(held);
  }

  #decide(held: HeldRequest, { rules, state, now }: Moment): Decision {
    const parsed = parseAddress(held.url);
    if (!parsed.ok) return GO;
    const { address } = parsed;
    const verdict = held.isPage
      ? judgeAddress(address, rules, state, now)
      : judgeFrame(address, held.topUrl !== null && isHelpPage(held.topUrl), rules, state, now);
    if (verdict.action === 'allow') return GO;
    if (verdict.reason !== 'protected' && this.#isFreed(held, address)) return GO;
    return held.isPage ? this.#away(verdict, address, held.tabId) : { cancel: true };
  }

  /** A tab that our page opened for a channel, and what is framed in it. */
  #isFreed({ tabId, url, topUrl }: HeldRequest, { host }: Address): boolean {
    if (this.ports.isFree(tabId, url)) return true;
    const top = topUrl === null ? null : parseAddress(topUrl);
    return top?.ok === true && isWithin(host, top.address.host) && this.ports.isFree(tabId, topUrl ?? '');
  }

  #away({ reason }: Verdict, address: Address, tabId: number): Decision {
    if (reason !== 'protected') return this.#stop(address, '');
    const { showCalm, pages } = this.ports;
    if (showCalm === null) return { redirectUrl: pages.calm };
    // A tab that is gone by now shows nothing anyway.
    showCalm(tabId).catch(() => undefined);
    return { cancel: true };
  }

  #stop(address: Address, mark: string): Decision {
    return { redirectUrl: blockedPageAddress(this.ports.pages.blocked, address, mark) };
  }
}
