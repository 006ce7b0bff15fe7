/** The ways out of the help views that are the browser's own: clipboard and printer. Practice puts others in their place. */
import { createContext } from 'preact';

export interface Outlets {
  readonly isPractice: boolean;
  copy(text: string): Promise<void>;
  /** A PNG. */
  copyPicture(picture: Blob): Promise<void>;
  print(): void;
}

const BROWSER: Outlets = {
  isPractice: false,
  copy: (text) => navigator.clipboard.writeText(text),
  copyPicture: (picture) => navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]),
  print: () => print(),
};

export const OutletsContext = createContext(BROWSER);
