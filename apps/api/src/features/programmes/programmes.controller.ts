import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { ProgrammeReader } from './programme.reader.js';
import { ProgrammeService } from './programme.service.js';
import { TargetService } from './target.service.js';

@Controller()
export class ProgrammesController {
  constructor(
    private readonly reader: ProgrammeReader,
    private readonly service: ProgrammeService,
    private readonly targets: TargetService,
  ) {}

  @Endpoint(endpoints.listProgrammes)
  listProgrammes({ query }: InputOf<'listProgrammes'>, caller: Caller) {
    return this.reader.list(caller, query);
  }

  @Endpoint(endpoints.getProgramme)
  getProgramme({ params }: InputOf<'getProgramme'>, caller: Caller) {
    return this.reader.get(caller, params.programmeId);
  }

  @Endpoint(endpoints.createProgramme)
  createProgramme({ body }: InputOf<'createProgramme'>, caller: Caller) {
    return this.service.create(caller, body);
  }

  @Endpoint(endpoints.updateProgramme)
  updateProgramme({ params, body }: InputOf<'updateProgramme'>, caller: Caller) {
    return this.service.change(caller, params.programmeId, body);
  }

  @Endpoint(endpoints.removeProgramme)
  removeProgramme({ params }: InputOf<'removeProgramme'>, caller: Caller) {
    return this.service.remove(caller, params.programmeId);
  }

  @Endpoint(endpoints.saveProgrammeFigure)
  saveProgrammeFigure({ params, body }: InputOf<'saveProgrammeFigure'>, caller: Caller) {
    return this.service.saveFigure(caller, params.programmeId, body);
  }

  @Endpoint(endpoints.removeProgrammeFigure)
  removeProgrammeFigure({ params }: InputOf<'removeProgrammeFigure'>, caller: Caller) {
    return this.service.removeFigure(caller, params.programmeId, params.figureId);
  }

  @Endpoint(endpoints.listProgrammeMembers)
  listProgrammeMembers({ params, query }: InputOf<'listProgrammeMembers'>, caller: Caller) {
    return this.reader.members(caller, params.programmeId, query);
  }

  @Endpoint(endpoints.saveProgrammeMember)
  saveProgrammeMember({ params, body }: InputOf<'saveProgrammeMember'>, caller: Caller) {
    return this.service.saveMember(caller, params.programmeId, params.hospitalId, body);
  }

  @Endpoint(endpoints.removeProgrammeMember)
  removeProgrammeMember({ params }: InputOf<'removeProgrammeMember'>, caller: Caller) {
    return this.service.removeMember(caller, params.programmeId, params.hospitalId);
  }

  @Endpoint(endpoints.listTargets)
  listTargets({ query }: InputOf<'listTargets'>, caller: Caller) {
    return this.reader.targets(caller, query);
  }

  @Endpoint(endpoints.addTarget)
  addTarget({ params, body }: InputOf<'addTarget'>, caller: Caller) {
    return this.targets.add(caller, params.programmeId, body);
  }

  @Endpoint(endpoints.changeTarget)
  changeTarget({ params, body }: InputOf<'changeTarget'>, caller: Caller) {
    return this.targets.change(caller, params.targetId, body);
  }

  @Endpoint(endpoints.removeTarget)
  removeTarget({ params }: InputOf<'removeTarget'>, caller: Caller) {
    return this.targets.remove(caller, params.targetId);
  }

  @Endpoint(endpoints.listHospitalGroups)
  listHospitalGroups({ query }: InputOf<'listHospitalGroups'>, caller: Caller) {
    return this.reader.groups(caller, query);
  }
}
