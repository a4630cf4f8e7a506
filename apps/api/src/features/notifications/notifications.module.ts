import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/index.js';
import { FanOutService } from './fan-out.service.js';
import { MailService } from './mail.service.js';
import { NotificationService } from './notification.service.js';
import { NotificationsController } from './notifications.controller.js';
import { PairingFanOutService } from './pairing-fan-out.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [NotificationsController],
  providers: [FanOutService, MailService, NotificationService, PairingFanOutService],
})
export class NotificationsModule {}
