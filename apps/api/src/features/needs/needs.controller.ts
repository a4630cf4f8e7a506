import { Controller } from '@nestjs/common';
import { endpoints, type InputOf, needsFileMaxBytes } from '@jiedui/contracts';
import type { Caller } from '../../base/http/caller.js';
import { Endpoint, type Exchange } from '../../base/http/endpoint.decorator.js';
import { uploadedFile } from '../../base/http/uploaded-file.js';
import { uploadOf } from './file.reader.js';
import { GapReader } from './gap.reader.js';
import { QuestionnaireFiles } from './questionnaire.files.js';
import { QuestionnaireImport } from './questionnaire.import.js';
import { QuestionnaireReader } from './questionnaire.reader.js';
import { QuestionnaireService } from './questionnaire.service.js';

@Controller()
export class NeedsController {
  constructor(
    private readonly reader: QuestionnaireReader,
    private readonly questionnaires: QuestionnaireService,
    private readonly files: QuestionnaireFiles,
    private readonly imports: QuestionnaireImport,
    private readonly gaps: GapReader,
  ) {}

  @Endpoint(endpoints.getQuestionnaireDesk)
  getQuestionnaireDesk({ params, query }: InputOf<'getQuestionnaireDesk'>, caller: Caller) {
    return this.reader.desk(caller, params.hospitalId, query.year);
  }

  @Endpoint(endpoints.saveQuestionnaireDraft)
  saveQuestionnaireDraft({ params, body }: InputOf<'saveQuestionnaireDraft'>, caller: Caller) {
    return this.questionnaires.save(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.discardQuestionnaireDraft)
  discardQuestionnaireDraft({ params, query }: InputOf<'discardQuestionnaireDraft'>, caller: Caller) {
    return this.questionnaires.discard(caller, params.hospitalId, query);
  }

  @Endpoint(endpoints.submitQuestionnaire)
  submitQuestionnaire({ params, body }: InputOf<'submitQuestionnaire'>, caller: Caller) {
    return this.questionnaires.submit(caller, params.hospitalId, body);
  }

  @Endpoint(endpoints.listQuestionnaireVersions)
  listQuestionnaireVersions({ params, query }: InputOf<'listQuestionnaireVersions'>, caller: Caller) {
    return this.reader.versions(caller, params.hospitalId, query);
  }

  @Endpoint(endpoints.exportQuestionnaires)
  exportQuestionnaires({ query }: InputOf<'exportQuestionnaires'>, caller: Caller) {
    return this.files.export(caller, query);
  }

  @Endpoint(endpoints.downloadQuestionnaireTemplate)
  downloadQuestionnaireTemplate({ query }: InputOf<'downloadQuestionnaireTemplate'>, caller: Caller) {
    return this.files.template(caller, query);
  }

  @Endpoint(endpoints.checkQuestionnaireFile)
  async checkQuestionnaireFile(
    { query }: InputOf<'checkQuestionnaireFile'>,
    caller: Caller,
    { request }: Exchange,
  ) {
    const { filename, file } = await uploadedFile(request, needsFileMaxBytes);
    return this.imports.check(caller, query, await uploadOf(filename, file));
  }

  @Endpoint(endpoints.applyQuestionnaireFile)
  async applyQuestionnaireFile(
    { query }: InputOf<'applyQuestionnaireFile'>,
    caller: Caller,
    { request }: Exchange,
  ) {
    const { filename, file } = await uploadedFile(request, needsFileMaxBytes);
    return this.imports.apply(caller, query, await uploadOf(filename, file));
  }

  @Endpoint(endpoints.getQuestionnaire)
  getQuestionnaire({ params }: InputOf<'getQuestionnaire'>, caller: Caller) {
    return this.reader.get(caller, params.questionnaireId);
  }

  @Endpoint(endpoints.compareQuestionnaire)
  compareQuestionnaire({ params, query }: InputOf<'compareQuestionnaire'>, caller: Caller) {
    return this.reader.compare(caller, params.questionnaireId, query.from);
  }

  @Endpoint(endpoints.getHospitalGap)
  getHospitalGap({ params }: InputOf<'getHospitalGap'>, caller: Caller) {
    return this.gaps.ofHospital(caller, params.hospitalId);
  }

  @Endpoint(endpoints.listGaps)
  listGaps({ query }: InputOf<'listGaps'>, caller: Caller) {
    return this.gaps.ranking(caller, query);
  }
}
