import { MetricsModule } from '@jiedui/platform';
import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { WorkersModule } from '../workers/workers.module.js';
import { NodeMetrics } from './node.metrics.js';

@Module({ imports: [MetricsModule, RoomsModule, WorkersModule], providers: [NodeMetrics] })
export class NodeMetricsModule {}
