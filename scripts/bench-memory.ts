/** How much memory the browser and our background take. */
import fs from 'node:fs';
import { Chromium } from '../tests/e2e/harness/chromium';
import type { Driver } from '../tests/e2e/harness/driver';
import { Firefox } from '../tests/e2e/harness/firefox';

/** In functions that run in Firefox itself. */
declare const ChromeUtils: {
  requestProcInfo: () => Promise<{ memory: number; children: { type: string; memory: number }[] }>;
};
declare const Services: { obs: { notifyObservers: (subject: null, topic: string, data?: string) => void } };

export interface Memory {
  /** The browser's own process, MB. */
  readonly browser: number;
  /** Chromium: the worker's heap after a collection, its buffers included. Firefox: the whole process of all extensions. */
  readonly background: number;
}
const MB = 1024 * 1024;

/** Wakes nobody: in Chromium NaN where no worker runs. */
export async function memoryOf(driver: Driver): Promise<Memory> {
  if (driver instanceof Chromium) return { browser: residentOf(driver.pid), background: await workerHeap(driver, true) };
  if (!(driver instanceof Firefox)) throw new Error('an unknown browser');
  await driver.inBrowser(async () => {
    for (const topic of ['child-gc-request', 'child-cc-request', 'child-mmu-request']) Services.obs.notifyObservers(null, topic);
    Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize');
    await new Promise((resolve) => setTimeout(resolve, 2000)); // nothing says when the other processes have done it
  });
  const info = await driver.inBrowser(async () => {
    const { memory, children } = await ChromeUtils.requestProcInfo();
    return { memory, background: children.find(({ type }) => type === 'extension')?.memory ?? Number.NaN };
  });
  return { browser: info.memory / MB, background: info.background / MB };
}

/** The worker's heap and the buffers outside of it, MB. */
export async function workerHeap(driver: Chromium, collected: boolean): Promise<number> {
  const worker = (await driver.targets()).find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(driver.extensionUrl('')),
  );
  if (worker === undefined) return Number.NaN;
  const { sessionId } = await driver.cdp.send('Target.attachToTarget', { targetId: worker.targetId, flatten: true });
  try {
    if (collected) for (const _ of [1, 2]) await driver.cdp.send('HeapProfiler.collectGarbage', {}, sessionId);
    const { usedSize, backingStorageSize = 0 } = await driver.cdp.send('Runtime.getHeapUsage', {}, sessionId);
    return (usedSize + backingStorageSize) / MB;
  } finally {
    await driver.cdp.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}

function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
