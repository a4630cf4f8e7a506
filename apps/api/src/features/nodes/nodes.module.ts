import { Module } from '@nestjs/common';
import { NodeDirectory } from './node.directory.js';

@Module({ providers: [NodeDirectory], exports: [NodeDirectory] })
export class NodesModule {}
