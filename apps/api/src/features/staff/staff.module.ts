import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AppointmentService } from './appointment.service.js';
import { InvitationAcceptance } from './invitation.acceptance.js';
import { InvitationMails } from './invitation.mails.js';
import { InvitationService } from './invitation.service.js';
import { InvitationsController } from './invitations.controller.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PersonViews } from './person.views.js';
import { PostLedger } from './post.ledger.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { StaffAccess } from './staff.access.js';

/** Who works where: people, their posts, invitations, and the first administrator. */
@Module({
  imports: [AccessModule],
  controllers: [InvitationsController, PeopleController, SetupController],
  providers: [
    AppointmentService,
    InvitationAcceptance,
    InvitationMails,
    InvitationService,
    PeopleService,
    PersonViews,
    PostLedger,
    SetupService,
    StaffAccess,
  ],
})
export class StaffModule {}
