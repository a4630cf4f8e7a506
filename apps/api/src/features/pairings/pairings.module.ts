import { Module } from '@nestjs/common';
import { PairingsController } from './pairings.controller.js';

@Module({ controllers: [PairingsController] })
export class PairingsModule {}
