/** Lists as servers give them, good and bad: what http://lists.test/ answers is said by each test. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { SeenRequest, TestServer } from './server';

export const LIST_HOST = 'lists.test';
export const listUrl = (name = 'list.txt'): string => `http://${LIST_HOST}/${name}`;

/** Names that are nobody's: h0.example-list.test and so on. */
export const hosts = (count: number, stem = 'h'): string =>
  `# a list\n${Array.from({ length: count }, (_, n) => `${stem}${n}.example-list.test`).join('\n')}\n`;

export type ListAnswer = (response: ServerResponse, request: SeenRequest) => void;

export const plain =
  (text: string, headers: Record<string, string> = {}, status = 200): ListAnswer =>
  (response) => {
    response.writeHead(status, {
      'content-type': 'text/plain',
      'content-length': String(Buffer.byteLength(text)),
      ...headers,
    });
    response.end(text);
  };

/** 304 for whoever has this very version. */
export const tagged =
  (text: string, etag: string): ListAnswer =>
  (response, request) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag });
      response.end();
    } else plain(text, { etag })(response, request);
  };

/** Promises everything, sends half, and is gone. */
export const cut =
  (text: string): ListAnswer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(text)) });
    response.write(text.slice(0, text.length / 2), () => response.destroy());
  };

/** Sends half and says no more; `release` sends the rest. */
export function halting(text: string): { answer: ListAnswer; release: () => void } {
  const waiting: ServerResponse[] = [];
  const half = text.length / 2;
  return {
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(text)) });
      response.write(text.slice(0, half));
      waiting.push(response);
    },
    release: () => {
      for (const response of waiting.splice(0)) if (!response.destroyed) response.end(text.slice(half));
    },
  };
}

/** Slowly, in pieces. */
export const trickling =
  (text: string, pieces: number, ms: number): ListAnswer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(text)) });
    const size = Math.ceil(text.length / pieces);
    const send = async () => {
      for (let from = 0; from < text.length && !response.destroyed; from += size) {
        if (!response.write(text.slice(from, from + size))) await once(response, 'drain');
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
      response.end();
    };
    send().catch(() => response.destroy());
  };

/** Puts answers for paths of lists.test before the standard page; set them anew at any time. */
export function serveLists(server: TestServer): Map<string, ListAnswer> {
  const answers = new Map<string, ListAnswer>();
  server.answer((request, response) => {
    const answer = request.host === LIST_HOST ? answers.get(request.path) : undefined;
    answer?.(response, request);
    return answer !== undefined;
  });
  return answers;
}
