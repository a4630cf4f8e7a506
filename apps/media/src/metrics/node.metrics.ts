import { metrics } from '@jiedui/platform';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { type Room } from '../rooms/room.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import { WorkerPool } from '../workers/worker.pool.js';

/** What an operator wants to see of a node; read when asked for. */
@Injectable()
export class NodeMetrics implements OnModuleInit, OnModuleDestroy {
  private readonly names: string[] = [];

  constructor(
    private readonly rooms: RoomRegistry,
    private readonly pool: WorkerPool,
  ) {}

  onModuleInit(): void {
    const sum = (count: (room: Room) => number) =>
      this.rooms.open.reduce((total, room) => total + count(room), 0);
    this.gauge('jiedui_media_rooms', 'Open rooms', () => this.rooms.open.length);
    this.gauge('jiedui_media_peers', 'Peers in rooms', () => sum(({ peerCount }) => peerCount));
    this.gauge('jiedui_media_consumers', 'Forwarded tracks', () => sum(({ consumerCount }) => consumerCount));
    this.gauge('jiedui_media_workers', 'Living workers', () => this.pool.alive.length);
    this.gauge('jiedui_media_worker_cpu_share_max', 'Busiest worker, share of one core', () =>
      Math.max(0, ...this.pool.alive.map(({ cpuShare }) => cpuShare)),
    );
  }

  onModuleDestroy(): void {
    for (const name of this.names) metrics.removeSingleMetric(name);
  }

  private gauge(name: string, help: string, read: () => number): void {
    this.names.push(name);
    // A process is one node; where a test runs two in one, the later one shows.
    metrics.removeSingleMetric(name);
    metrics.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      }),
    );
  }
}
