/** The lock, the child, the clock, what is written down, and the document as a file. */
import { ChildCard } from './ChildCard';
import { ClockCard } from './ClockCard';
import { FileCard } from './FileCard';
import { LockCard } from './LockCard';
import { LogCard } from './LogCard';
import { PhoneCard } from './PhoneCard';
import type { PanelProps } from './panel';

/** One card a section; each saves by itself. */
export function SettingsPanel(props: PanelProps) {
  return (
    <>
      <ChildCard {...props} />
      <LockCard {...props} />
      <PhoneCard {...props} />
      <ClockCard {...props} />
      <LogCard {...props} />
      <FileCard {...props} />
    </>
  );
}
