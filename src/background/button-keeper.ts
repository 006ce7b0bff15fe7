/**
 * Keeps what the red button needs to draw itself without asking: corner, look and the country's first numbers, in the one entry of
 * `storage.local` that content scripts read. Written for everybody from the install on, so that its presence tells nothing.
 */
import { emergencyNumber, nationalHelpline, phoneOf } from '../core/help/directory';
import type { AfterHiding } from '../core/help/press';
import type { Settings } from '../core/settings/defaults';
import type { Item } from './ports';

export interface ButtonChoice {
  corner: 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end' | null;
  look: 'full' | 'discreet' | null;
  after?: AfterHiding | undefined;
}
export interface ButtonLook {
  readonly corner: string;
  readonly look: string;
  /** The word on the button, in the child's language. */
  readonly label: string;
  readonly numbers: readonly string[];
}

export class ButtonKeeper {
  constructor(
    private readonly chosen: Item<ButtonChoice>,
    private readonly settings: () => Settings,
    private readonly label: () => Promise<string>,
    private readonly publish: (look: ButtonLook) => Promise<void>,
  ) {}

  /** The child's own choice beats parent and policy. */
  async shown(): Promise<{ corner: string; look: string; after: AfterHiding }> {
    const chosen = await this.chosen.read();
    const { corner, look } = this.settings().help;
    return { corner: chosen.corner ?? corner, look: chosen.look ?? look, after: chosen.after ?? 'stay' };
  }

  async choose(choice: Partial<ButtonChoice>): Promise<void> {
    await this.chosen.update((chosen) => ({ ...chosen, ...choice }));
    await this.refresh();
  }

  /** Writes what the content script reads. */
  async refresh(): Promise<void> {
    const { country } = this.settings().help;
    const helpline = nationalHelpline(country);
    const numbers = [emergencyNumber(country), helpline === null ? null : phoneOf(helpline)].filter((number) => number !== null);
    const { corner, look } = await this.shown();
    await this.publish({ corner, look, label: await this.label(), numbers });
  }
}
