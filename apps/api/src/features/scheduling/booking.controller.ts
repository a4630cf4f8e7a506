import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { AppointmentFiles } from './appointment.files.js';
import { BoardService } from './board.service.js';
import { BookingService } from './booking.service.js';
import { ResourceService } from './resource.service.js';
import { SlotService } from './slot.service.js';

/** Times of consultations, and the rooms they take. */
@Controller()
export class BookingController {
  constructor(
    private readonly reader: ConsultationReader,
    private readonly booking: BookingService,
    private readonly slots: SlotService,
    private readonly files: AppointmentFiles,
    private readonly resources: ResourceService,
    private readonly boards: BoardService,
  ) {}

  @Endpoint(endpoints.scheduleConsultation)
  async scheduleConsultation({ params, body }: InputOf<'scheduleConsultation'>, caller: Caller) {
    await this.booking.schedule(caller, params.consultationId, body);
    return this.reader.show(caller, params.consultationId);
  }

  @Endpoint(endpoints.searchSlots)
  searchSlots({ params, body }: InputOf<'searchSlots'>, caller: Caller) {
    return this.slots.search(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.holdSlot)
  holdSlot({ params, body }: InputOf<'holdSlot'>, caller: Caller) {
    return this.booking.hold(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.releaseHold)
  releaseHold({ params }: InputOf<'releaseHold'>, caller: Caller) {
    return this.booking.release(caller, params.consultationId);
  }

  @Endpoint(endpoints.getAppointmentFile)
  getAppointmentFile({ params }: InputOf<'getAppointmentFile'>, caller: Caller) {
    return this.files.download(caller, params.consultationId);
  }

  @Endpoint(endpoints.listResources)
  listResources({ params }: InputOf<'listResources'>) {
    return this.resources.list(params.hospitalId);
  }

  @Endpoint(endpoints.addResource)
  addResource({ params, body }: InputOf<'addResource'>, caller: Caller) {
    return this.resources.add(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.changeResource)
  changeResource({ params, body }: InputOf<'changeResource'>, caller: Caller) {
    return this.resources.change(caller, params.resourceId, body);
  }

  @Endpoint(endpoints.getBoard)
  async getBoard({ params, query }: InputOf<'getBoard'>, caller: Caller) {
    return this.boards.get(caller, params.hospitalId, query.day);
  }
}
