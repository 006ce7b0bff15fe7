/** A receiver behind https in this process, which does what a test wants; this process trusts its certificate while a test runs. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { certificate } from '../e2e/harness/certificate';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}
export type Act = (request: Received, answer: http.ServerResponse) => void;

export class IntakeServer {
  readonly received: Received[] = [];
  act: Act = (_request, answer) => answer.writeHead(204).end();
  /** Connections that were begun, whether a request came or not. */
  connections = 0;

  private constructor(
    private readonly server: https.Server | http.Server,
    private readonly scheme: 'https' | 'http',
  ) {}

  static async start(scheme: 'https' | 'http' = 'https'): Promise<IntakeServer> {
    const server = scheme === 'https' ? https.createServer(certificate()) : http.createServer();
    const intake = new IntakeServer(server, scheme);
    server.on(scheme === 'https' ? 'secureConnection' : 'connection', () => intake.connections++);
    server.on('request', (request: http.IncomingMessage, answer: http.ServerResponse) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url: path = '', headers } = request;
        const received = { method, path, headers, body: Buffer.concat(parts).toString() };
        intake.received.push(received);
        intake.act(received, answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return intake;
  }

  /** The certificate is for `localhost` only. */
  url(host = 'localhost'): string {
    const address: AddressInfo | string | null = this.server.address();
    const port = address !== null && typeof address !== 'string' ? address.port : 0;
    return `${this.scheme}://${host}:${port}/help`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Trusts the tests' certificate until the answer is called: Node reads NODE_EXTRA_CA_CERTS only when it starts. */
export function trustTests(): () => void {
  const make = tls.createSecureContext;
  tls.createSecureContext = (options) => {
    const context = make(options);
    context.context.addCACert(certificate().cert.toString());
    return context;
  };
  return () => {
    tls.createSecureContext = make;
  };
}
