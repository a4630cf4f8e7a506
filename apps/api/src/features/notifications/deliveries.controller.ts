import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { DeliveryLogService } from './delivery.log.service.js';

@Controller()
export class DeliveriesController {
  constructor(private readonly log: DeliveryLogService) {}

  @Endpoint(endpoints.listDeliveries)
  listDeliveries({ query }: InputOf<'listDeliveries'>, caller: Caller) {
    return this.log.list(caller, query);
  }

  @Endpoint(endpoints.getDelivery)
  getDelivery({ params }: InputOf<'getDelivery'>, caller: Caller) {
    return this.log.get(caller, params.deliveryId);
  }

  @Endpoint(endpoints.redriveDeliveries)
  redriveDeliveries({ body }: InputOf<'redriveDeliveries'>, caller: Caller) {
    return this.log.redrive(caller, body.ids);
  }
}
