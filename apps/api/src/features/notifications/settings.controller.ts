import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { DeviceService } from './device.service.js';
import { SettingsService } from './settings.service.js';

@Controller()
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly devices: DeviceService,
  ) {}

  @Endpoint(endpoints.getNotificationSettings)
  getNotificationSettings(_: InputOf<'getNotificationSettings'>, caller: Caller) {
    return this.settings.get(caller);
  }

  @Endpoint(endpoints.saveNotificationSettings)
  saveNotificationSettings({ body }: InputOf<'saveNotificationSettings'>, caller: Caller) {
    return this.settings.save(caller, body);
  }

  @Endpoint(endpoints.addPushDevice)
  addPushDevice({ body }: InputOf<'addPushDevice'>, caller: Caller) {
    return this.devices.add(caller, body);
  }

  @Endpoint(endpoints.removePushDevice)
  removePushDevice({ params }: InputOf<'removePushDevice'>, caller: Caller) {
    return this.devices.remove(caller, params.deviceId);
  }
}
