import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Ends the connections that carry no request when the process closes. Node's server waits for one that a browser opened
 * in advance however long it keeps it, and for one whose last request came before the closing until its time is up.
 */
@Injectable()
export class IdleConnections implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly idle = new Set<Socket>();
  private isClosing = false;

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    const server: Server = this.adapterHost.httpAdapter.getHttpServer();
    server.on('connection', (socket) => {
      socket.once('close', () => this.idle.delete(socket));
      this.rest(socket);
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.idle.delete(socket);
      response.once('close', () => this.rest(socket));
    });
    server.on('upgrade', ({ socket }: IncomingMessage) => this.idle.delete(socket));
  }

  beforeApplicationShutdown(): void {
    this.isClosing = true;
    for (const socket of this.idle) socket.destroy();
  }

  private rest(socket: Socket): void {
    if (this.isClosing) socket.destroySoon();
    else if (!socket.destroyed) this.idle.add(socket);
  }
}
