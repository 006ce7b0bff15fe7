/** What the red button's script leaves in our isolated world for the one that keeps it in reach. No page sees either. */
import type { HelpContext } from '../core/help/press';

export type Look = { corner?: string; look?: string; label?: string; numbers?: string[] };

export interface RedButton {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLElement;
  readonly cover: HTMLElement;
  /** False once an update or removal left the script without its extension. */
  isAlive(): boolean;
  /** Puts the button where it lives, at the end of the top layer. */
  show(): void;
  dress(look: Look): void;
  /** What a press captures. */
  context(): HelpContext;
  look: Look;
  /** The page's modal dialog that makes everything outside it inert; the button lives in it meanwhile. */
  home?: Element | undefined;
  /** Hears the events on our host, which the page doesn't get. */
  hear?(event: Event): void;
  /** Listeners of the window are to be put there (again). */
  onListen?(): void;
}
