import { Module } from '@nestjs/common';
import { RadarController } from './radar.controller.js';
import { RadarHints } from './radar.hints.js';
import { RadarReader } from './radar.reader.js';
import { RadarTending } from './radar.tending.js';
import { RadarWatch } from './radar.watch.js';

@Module({
  controllers: [RadarController],
  providers: [RadarHints, RadarReader, RadarTending, RadarWatch],
})
export class RadarModule {}
