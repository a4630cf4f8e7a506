import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { NotificationService } from './notification.service.js';

@Controller()
export class NotificationsController {
  constructor(private readonly service: NotificationService) {}

  @Endpoint(endpoints.listNotifications)
  listNotifications({ query }: InputOf<'listNotifications'>, caller: Caller) {
    return this.service.list(caller, query.limit);
  }

  @Endpoint(endpoints.markNotificationsRead)
  markNotificationsRead({ body }: InputOf<'markNotificationsRead'>, caller: Caller) {
    return this.service.markRead(caller, body.ids);
  }

  @Endpoint(endpoints.acknowledgeNotification)
  acknowledgeNotification({ params }: InputOf<'acknowledgeNotification'>, caller: Caller) {
    return this.service.acknowledge(caller, params.notificationId);
  }
}
