import { Controller, Get, Header, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** The process's metrics. Labels hold route patterns and codes, never ids or names. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('content-type', metrics.contentType)
  async read(): Promise<string> {
    return metrics.metrics();
  }
}

@Module({ controllers: [MetricsController] })
export class MetricsModule {}
