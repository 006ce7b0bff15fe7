/** What each panel of the options page is given. */
import type { SectionName } from '../../core/settings/schema';
import type { LockView } from '../../messaging/time-views';
import type { OptionsView } from '../../messaging/views';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import type { Editor } from './use-editor';

export interface PanelProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: OptionsView;
  readonly editor: Editor;
  readonly lock: LockView;
  /** The lock was changed. */
  readonly reloadLock: () => void;
}

/** Whether policy sets a section: then it is shown and not edited. */
export function isManaged(view: OptionsView, section: SectionName): boolean {
  return view.managed.includes(section);
}
