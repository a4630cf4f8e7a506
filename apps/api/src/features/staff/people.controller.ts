import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { AppointmentService } from './appointment.service.js';
import { PeopleService } from './people.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly appointments: AppointmentService,
  ) {}

  @Endpoint(endpoints.listPeople)
  listPeople({ query }: InputOf<'listPeople'>, caller: Caller) {
    return this.people.list(caller, query);
  }

  @Endpoint(endpoints.getPerson)
  getPerson({ params }: InputOf<'getPerson'>, caller: Caller) {
    return this.people.get(caller, params.personId);
  }

  @Endpoint(endpoints.updatePerson)
  async updatePerson({ params, body }: InputOf<'updatePerson'>, caller: Caller) {
    await this.people.update(caller, params.personId, body);
    return this.people.get(caller, params.personId);
  }

  @Endpoint(endpoints.changeCredentials)
  async changeCredentials({ params, body }: InputOf<'changeCredentials'>, caller: Caller) {
    await this.people.changeCredentials(caller, params.personId, body);
    return this.people.get(caller, params.personId);
  }

  @Endpoint(endpoints.addPost)
  async addPost({ params, body }: InputOf<'addPost'>, caller: Caller) {
    await this.appointments.addPost(caller, params.personId, body);
    return this.people.get(caller, params.personId);
  }

  @Endpoint(endpoints.endPost)
  async endPost({ params, body }: InputOf<'endPost'>, caller: Caller) {
    await this.appointments.endPost(caller, params, body);
    return this.people.outcome(caller, params.personId);
  }

  @Endpoint(endpoints.disableAccount)
  async disableAccount({ params, body }: InputOf<'disableAccount'>, caller: Caller) {
    await this.appointments.disable(caller, params.personId, body.reason);
    return this.people.get(caller, params.personId);
  }

  @Endpoint(endpoints.enableAccount)
  async enableAccount({ params }: InputOf<'enableAccount'>, caller: Caller) {
    await this.appointments.enable(caller, params.personId);
    return this.people.get(caller, params.personId);
  }
}
