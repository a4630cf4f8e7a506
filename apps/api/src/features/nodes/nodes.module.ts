import { Module } from '@nestjs/common';
import { NodeDesk } from './node.desk.js';
import { NodeDirectory } from './node.directory.js';
import { NodesController } from './nodes.controller.js';

@Module({ controllers: [NodesController], providers: [NodeDesk, NodeDirectory], exports: [NodeDirectory] })
export class NodesModule {}
