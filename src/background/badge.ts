/** The toolbar says how much time is left of what runs out first, or that a grown-up is here. Never anything about help. */
import { type LimitLeft, leftOnBadge } from '../core/time/notice';
import { Queue } from '../storage/queue';
import type { ChildWords } from './time-notices';

export interface BadgeFace {
  /** At most four characters; '' = no badge. */
  readonly text: string;
  readonly colour: string;
  /** What the toolbar button is called. */
  readonly title: string;
}
export interface BadgePorts {
  set(face: BadgeFace): Promise<void>;
  words(): Promise<ChildWords>;
  /** null where there is no such limit. */
  nameOf(limitId: string): string | null;
  onProblem(error: unknown): void;
}
export interface BadgeState {
  /** Of the limits that are charged now the one that ends first. */
  readonly first: LimitLeft | null;
  readonly isGrownUpHere: boolean;
}

const TIME = '#374151';
const GROWN_UP = '#137333';

export class Badge {
  readonly #queue = new Queue();
  #shown = '';

  constructor(private readonly ports: BadgePorts) {}

  /** At every step of the time keeper; writes only what is new. */
  show(state: BadgeState): void {
    const { first, isGrownUpHere } = state;
    const left = first === null ? null : leftOnBadge(first.leftSeconds);
    const key = JSON.stringify([isGrownUpHere, isGrownUpHere ? null : [first?.limitId, left]]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#queue.run(async () => this.ports.set(await this.#face(state))).catch((error) => this.ports.onProblem(error));
  }

  /** The words are others now: the child's language was changed. */
  refresh(): void {
    this.#shown = '';
  }

  async #face({ first, isGrownUpHere }: BadgeState): Promise<BadgeFace> {
    const { t } = await this.ports.words();
    if (isGrownUpHere) return { text: '✓', colour: GROWN_UP, title: t('notice.grown-up') };
    const name = first === null ? null : this.ports.nameOf(first.limitId);
    if (first === null || name === null) return { text: '', colour: TIME, title: t('common.app-name') };
    const { unit, count } = leftOnBadge(first.leftSeconds);
    const text = unit === 'minutes' ? String(count) : t('notice.badge-seconds', { count });
    return { text, colour: TIME, title: t('notice.title', { left: t(`notice.${unit}`, { count, name }) }) };
  }
}
