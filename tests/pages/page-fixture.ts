/** A page drawn into a document that nobody sees, over a worker that answers from a table. */
import type { VNode } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { createFormat } from '../../src/i18n/format';
import { createT, dirOf, type Language } from '../../src/i18n/t';
import type { Input, Output, RequestName } from '../../src/messaging/protocol';
import type { Wire } from '../../src/pages/use-view';
import type { Ui } from '../../src/ui/ui';

type Answer<N extends RequestName> = Output<N> | Error | ((input: Input<N>) => Output<N> | Promise<Output<N>>);
type Answers = { [N in RequestName]?: Answer<N> };

/** Stands in for the worker: answers from the table, keeps what was asked, announces changes on request. */
export class FakeWorker implements Wire {
  readonly asked: { name: RequestName; input: unknown }[] = [];
  readonly #callbacks = new Set<() => void>();
  readonly #hides = new Set<() => void>();
  constructor(readonly answers: Answers) {}

  async ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    this.asked.push({ name, input });
    const answer: Answer<N> | undefined = this.answers[name];
    if (answer === undefined) throw new Error(`no answer to ${name}`);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? await answer(input) : answer;
  }
  onChanged(callback: () => void) {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }
  onHide(callback: () => void) {
    this.#hides.add(callback);
    return () => this.#hides.delete(callback);
  }
  announceHide() {
    for (const callback of this.#hides) callback();
  }
  announce() {
    for (const callback of this.#callbacks) callback();
  }
  /** What was asked under one name, in order. */
  inputsOf(name: RequestName): unknown[] {
    return this.asked.filter((request) => request.name === name).map(({ input }) => input);
  }
}

/** What pages speak with in one language. */
export function uiIn(language: Language): Ui {
  return { t: createT(language), format: createFormat(language), language, dir: dirOf(language), setLanguage: () => undefined };
}

/** Draws and waits until what was asked is answered. */
export async function show(node: VNode): Promise<void> {
  await act(() => render(node, document.body));
  await settle();
}
/** Takes the page away, with its timers and listeners. */
export async function clear(): Promise<void> {
  await act(() => render(null, document.body));
}
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await act(async () => undefined);
}

/** Waits for what needs timers; fails after some seconds. */
export async function until(isTrue: () => boolean, ms = 10_000): Promise<void> {
  for (const end = Date.now() + ms; !isTrue(); await settle()) {
    if (Date.now() > end) throw new Error(`never came true in: ${document.body.textContent?.slice(0, 2000)}`);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
}

/** The one element with a handle; fails by name when it is not there. */
export function qa(handle: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-qa="${handle}"]`);
  if (found === null) throw new Error(`nothing with data-qa="${handle}" in: ${document.body.textContent}`);
  return found;
}
export const has = (handle: string): boolean => document.querySelector(`[data-qa="${handle}"]`) !== null;
export const text = (): string => document.body.textContent ?? '';

export async function click(handle: string): Promise<void> {
  await act(() => qa(handle).click());
  await settle();
}
/** Types a whole value, as a paste does. */
export async function type(handle: string, value: string): Promise<void> {
  const field = qa(handle);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) {
    throw new Error(`${handle} can't be typed into`);
  }
  await act(() => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}
export async function press(handle: string, key: string): Promise<void> {
  await act(() => {
    qa(handle).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await settle();
}
