/**
 * The only server of the end-to-end tests. Browsers use it as their proxy, so it answers for every host name (http, https, ws) without
 * a port in the address, nothing reaches the real network, and every request that arrived is remembered: "no request reached the
 * site" is read here.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { certificate } from './certificate';
import { sitePage } from './pages';

export interface SeenRequest {
  host: string;
  path: string;
  scheme: 'http' | 'https';
  headers: http.IncomingHttpHeaders;
  at: number;
}

export type Answer = (request: SeenRequest, response: ServerResponse) => boolean | undefined;

export interface TestServer {
  port: number;
  requests: readonly SeenRequest[];
  /** Requests for a host, icons left out (browsers ask for those on their own). */
  to: (host: string) => SeenRequest[];
  /** Hosts for which a tunnel was asked: with https a tunnel already tells the site's name to the network. */
  tunnels: readonly string[];
  forget: () => void;
  /** Puts an own answer before the standard page; it says whether it answered. */
  answer: (own: Answer) => void;
  stop: () => Promise<void>;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startServer(): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const tunnels: string[] = [];
  const own: Answer[] = [];

  const listener = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    // A proxy is asked with the whole address (http://host/path), a tunnelled server with the path only.
    const address = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? 'unknown'}`);
    const seen: SeenRequest = {
      host: address.hostname,
      path: address.pathname + address.search,
      scheme,
      headers: request.headers,
      at: performance.now(),
    };
    requests.push(seen);
    if (own.some((answer) => answer(seen, response))) return;
    sitePage(seen, response);
  };

  const plain = http.createServer(listener('http'));
  const secure = https.createServer(certificate(), listener('https'));
  const sockets = new Set<Socket>();
  plain.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // After CONNECT the first byte tells TLS (22) from plain http or ws.
  plain.on('connect', (request: IncomingMessage, socket: Socket) => {
    tunnels.push((request.url ?? '').replace(/:\d+$/, ''));
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === 22 ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });

  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  return {
    port,
    requests,
    tunnels,
    to: (host) => requests.filter((request) => request.host === host && request.path !== '/favicon.ico'),
    forget: () => {
      requests.length = 0;
      tunnels.length = 0;
    },
    answer: (answer) => void own.unshift(answer),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      plain.closeAllConnections();
      await new Promise((resolve) => plain.close(resolve));
    },
  };
}
