import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type EndpointShape, endpoints } from '@jiedui/contracts';
import { ENDPOINT } from './endpoint.decorator.js';

/** Refuses to boot when a route of the contracts has no handler or two. */
@Injectable()
export class EndpointCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const served = this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype?: Record<string, object> } | null)?.prototype;
      if (!prototype) return [];
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((key) => (Reflect.getMetadata(ENDPOINT, prototype[key] as object) as EndpointShape) ?? []);
    });
    const faults = Object.entries(endpoints).flatMap(([id, shape]) => {
      const count = served.filter((one) => one === shape).length;
      return count === 1 ? [] : [`${id} has ${count} handlers`];
    });
    if (faults.length > 0) throw new Error(`Every endpoint needs exactly one handler: ${faults.join(', ')}`);
  }
}
