import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { PageService } from './page.service.js';
import { RosterReader } from './roster.reader.js';
import { RosterService } from './roster.service.js';
import { SwapService } from './swap.service.js';

@Controller()
export class OnCallController {
  constructor(
    private readonly pages: PageService,
    private readonly reader: RosterReader,
    private readonly rosters: RosterService,
    private readonly swaps: SwapService,
  ) {}

  @Endpoint(endpoints.getOnCallNow)
  getOnCallNow(_: InputOf<'getOnCallNow'>, caller: Caller) {
    return this.reader.now(caller);
  }

  @Endpoint(endpoints.listOnCallPages)
  listOnCallPages({ query }: InputOf<'listOnCallPages'>, caller: Caller) {
    return this.pages.list(caller, query);
  }

  @Endpoint(endpoints.listConsultationPages)
  listConsultationPages({ params }: InputOf<'listConsultationPages'>, caller: Caller) {
    return this.pages.ofConsultation(caller, params.consultationId);
  }

  @Endpoint(endpoints.acceptPage)
  acceptPage({ params }: InputOf<'acceptPage'>, caller: Caller) {
    return this.pages.accept(caller, params.pageId);
  }

  @Endpoint(endpoints.declinePage)
  declinePage({ params, body }: InputOf<'declinePage'>, caller: Caller) {
    return this.pages.decline(caller, params.pageId, body.reason);
  }

  @Endpoint(endpoints.getRoster)
  getRoster({ params, query }: InputOf<'getRoster'>, caller: Caller) {
    return this.reader.roster(caller, params, query);
  }

  @Endpoint(endpoints.saveRosterWeek)
  saveRosterWeek({ params, body }: InputOf<'saveRosterWeek'>, caller: Caller) {
    return this.rosters.saveWeek(caller, params, body);
  }

  @Endpoint(endpoints.addRosterException)
  addRosterException({ params, body }: InputOf<'addRosterException'>, caller: Caller) {
    return this.rosters.addException(caller, params, body);
  }

  @Endpoint(endpoints.removeRosterException)
  removeRosterException({ params }: InputOf<'removeRosterException'>, caller: Caller) {
    return this.rosters.removeException(caller, params.exceptionId);
  }

  @Endpoint(endpoints.listMyShifts)
  listMyShifts(_: InputOf<'listMyShifts'>, caller: Caller) {
    return this.reader.mine(caller);
  }

  @Endpoint(endpoints.askSwap)
  askSwap({ body }: InputOf<'askSwap'>, caller: Caller) {
    return this.swaps.ask(caller, body);
  }

  @Endpoint(endpoints.answerSwap)
  answerSwap({ params, body }: InputOf<'answerSwap'>, caller: Caller) {
    return this.swaps.answer(caller, params.swapId, body.accepts);
  }

  @Endpoint(endpoints.withdrawSwap)
  withdrawSwap({ params }: InputOf<'withdrawSwap'>, caller: Caller) {
    return this.swaps.withdraw(caller, params.swapId);
  }
}
