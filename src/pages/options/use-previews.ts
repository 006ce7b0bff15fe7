/** What a box full of lines becomes, computed in slices: ten thousand pasted lines never hold the page still. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Rules } from '../../core/rules/rules';
import { type LinePreview, type ListName, markRepeats, previewContext, previewLine } from '../../core/sites/preview';
import { type PastedEntry, readPasted } from '../../core/sites/url-policy';

export interface Previews {
  readonly lines: readonly LinePreview[];
  readonly total: number;
  /** Until then nothing can be added. */
  readonly isDone: boolean;
}

/** So many are answered as they are typed; more than these in slices of so many milliseconds. */
const AT_ONCE = 50;
const SLICE_MS = 12;
/** How often the page says how far it is: drawing costs, too. */
const SAID_MS = 150;

interface Slices {
  readonly of: readonly PastedEntry[] | null;
  readonly lines: readonly LinePreview[];
}

/** `list`: for lines that don't say themselves which list they are for. */
export function usePreviews(text: string, list: ListName, rules: Rules): Previews {
  const context = useMemo(() => previewContext(rules), [rules]);
  const entries = useMemo(() => readPasted(text), [text, list, context]);
  const isFew = entries.length <= AT_ONCE;
  const [slices, setSlices] = useState<Slices>({ of: null, lines: [] });
  const read = (entry: PastedEntry) => previewLine(entry, entry.list ?? list, context);

  useEffect(() => {
    if (isFew) return;
    const lines: LinePreview[] = [];
    let said = performance.now();
    const slice = () => {
      const end = performance.now() + SLICE_MS;
      while (lines.length < entries.length && performance.now() < end) {
        const entry = entries[lines.length];
        if (entry !== undefined) lines.push(read(entry));
      }
      const isDone = lines.length === entries.length;
      if (isDone || end - said > SAID_MS) {
        said = end;
        setSlices({ of: entries, lines: isDone ? markRepeats(lines) : [...lines] });
      }
      if (!isDone) timer = setTimeout(slice);
    };
    let timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }, [entries]);

  const few = useMemo(() => (isFew ? markRepeats(entries.map(read)) : []), [entries]);
  const lines = isFew ? few : slices.of === entries ? slices.lines : [];
  return { lines, total: entries.length, isDone: lines.length === entries.length };
}
