import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ConsultationsModule } from '../consultations/index.js';
import { ContactAddresses } from './contact.addresses.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryLogService } from './delivery.log.service.js';
import { DeliveryService } from './delivery.service.js';
import { DeliverySweep } from './delivery.sweep.js';
import { DeviceService } from './device.service.js';
import { EscalationSweep } from './escalation.sweep.js';
import { FanOutService } from './fan-out.service.js';
import { LetterWriter } from './letter.writer.js';
import { MailChannel } from './mail.channel.js';
import { noticeChannels } from './notice.channels.js';
import { NoticeReaders } from './notice.readers.js';
import { NoticeWriter } from './notice.writer.js';
import { NotificationService } from './notification.service.js';
import { NotificationsController } from './notifications.controller.js';
import { PairingFanOutService } from './pairing-fan-out.service.js';
import { PushChannel } from './push.channel.js';
import { PushIdentity } from './push.identity.js';
import { QueueBoard } from './queue-board.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { ToldPeople } from './told.people.js';

@Module({
  imports: [AccessModule, ConsultationsModule],
  controllers: [SettingsController, NotificationsController, DeliveriesController],
  providers: [
    ContactAddresses,
    DeliveryLogService,
    DeliveryService,
    DeliverySweep,
    DeviceService,
    EscalationSweep,
    FanOutService,
    LetterWriter,
    MailChannel,
    noticeChannels,
    NoticeReaders,
    NoticeWriter,
    NotificationService,
    PairingFanOutService,
    PushChannel,
    PushIdentity,
    QueueBoard,
    SettingsService,
    ToldPeople,
  ],
})
export class NotificationsModule {}
