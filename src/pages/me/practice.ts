/**
 * Practice for families and classrooms: all of help as it is, and nothing touched. No page opens, nothing is copied, printed, sent or kept;
 * what would happen is said instead. The page that it is about is invented.
 */
import type { Language } from '../../i18n/t';
import type { Input, Output, RequestName } from '../../messaging/protocol';
import type { Wire } from '../use-view';
import type { Outlets } from './outlets';
import type { Press } from './use-me';

/** What a press would have brought; `example` addresses belong to nobody (RFC 2606). */
export function practicePress(language: Language, now: number): Press {
  const title = language === 'ur' ? 'مشق کا صفحہ' : 'A page to practise with';
  return {
    context: { address: 'https://chat.example/room', title, selectedText: '', language, pressedAt: now },
    tabId: null,
  };
}

const ANSWERS: Partial<Record<RequestName, unknown>> = { 'help/channel': { opened: true }, 'help/tab': {} };

/** Answers what leads outside as if it had happened, and tells `onWould`; asks the worker for nothing. */
export function practiceWire(onWould: () => void): Wire {
  return {
    ask<N extends RequestName>(name: N, _input: Input<N>): Promise<Output<N>> {
      if (!Object.hasOwn(ANSWERS, name)) return Promise.reject(new Error(`${name} is not part of practice`));
      onWould();
      return Promise.resolve(ANSWERS[name] as Output<N>); // the table above holds this very name's answer
    },
    onChanged: () => () => undefined,
    onHide: () => () => undefined,
  };
}

/** Outlets that let nothing out. */
export function practiceOutlets(onWould: () => void): Outlets {
  return {
    isPractice: true,
    copy: async () => onWould(),
    copyPicture: async () => onWould(),
    print: onWould,
  };
}
