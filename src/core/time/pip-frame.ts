/** A frame whose page shows itself in picture-in-picture, as it is kept for a run of the browser. */
import { z } from 'zod/mini';

export const PipFrame = z.strictObject({ tabId: z.int(), frameId: z.int() });
export type PipFrame = z.infer<typeof PipFrame>;
export const PipFrames = z.array(PipFrame);
