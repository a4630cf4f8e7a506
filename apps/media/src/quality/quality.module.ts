import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { QualityReporter } from './quality.reporter.js';

@Module({ imports: [RoomsModule], providers: [QualityReporter] })
export class QualityModule {}
