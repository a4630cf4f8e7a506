import { Controller } from '@nestjs/common';
import { endpoints, type InputOf } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint } from '../../base/http/endpoint.decorator.js';
import { PanelService } from './panel.service.js';

@Controller()
export class PanelsController {
  constructor(private readonly panels: PanelService) {}

  @Endpoint(endpoints.getPanel)
  getPanel({ params }: InputOf<'getPanel'>, caller: Caller) {
    return this.panels.get(caller, params.consultationId);
  }

  @Endpoint(endpoints.askPanelMember)
  askPanelMember({ params }: InputOf<'askPanelMember'>, caller: Caller) {
    return this.panels.ask(caller, params.consultationId, params.personId);
  }

  @Endpoint(endpoints.excusePanelMember)
  excusePanelMember({ params, body }: InputOf<'excusePanelMember'>, caller: Caller) {
    return this.panels.excuse(caller, params.consultationId, params.personId, body.reason);
  }

  @Endpoint(endpoints.savePanelOpinion)
  savePanelOpinion({ params, body }: InputOf<'savePanelOpinion'>, caller: Caller) {
    return this.panels.save(caller, params.consultationId, body);
  }

  @Endpoint(endpoints.signPanelOpinion)
  signPanelOpinion({ params, body }: InputOf<'signPanelOpinion'>, caller: Caller) {
    return this.panels.sign(caller, params.consultationId, body);
  }
}
