import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A real HTTP server in the place of a gateway or a push service: keeps what it gets, answers as told. */
export class ReceivingGateway {
  readonly received: Received[] = [];
  /** What the next requests get, by path; 201 where nothing is said. */
  readonly answers = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<ReceivingGateway> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const gateway = new ReceivingGateway(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = request.url ?? '';
        gateway.received.push({ path, headers: request.headers, body: Buffer.concat(parts) });
        response.writeHead(gateway.answers.get(path) ?? 201, { location: `${gateway.url}/elsewhere` }).end();
      });
    });
    return gateway;
  }

  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
