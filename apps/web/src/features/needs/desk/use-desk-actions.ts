import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ApiError, hasCode } from '../../../api/errors';
import { useFeedback } from '../../../ui/feedback';
import { type Desk, needsChanged } from '../need-queries';
import type { QuestionnaireDraft } from './questionnaire-draft';

/** Asks once more, saves what is unsaved, and submits or throws away. @param onOver the form begins anew */
export function useDeskActions(desk: Desk, draft: QuestionnaireDraft, onOver: () => void) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const { year, hospital, latest } = desk;
  const params = { hospitalId: hospital.id };
  const version = latest?.version ?? 0;

  const over = async (words: string) => {
    draft.autosaver.forget();
    await needsChanged(queries);
    onOver();
    succeed(words);
  };

  const submit = async () => {
    try {
      const revision = await draft.saved();
      if (revision === undefined)
        return fail(draft.autosaver.snapshot().error ?? ApiError.of('REQUEST_INVALID'));
      const body = { year, revision, overVersion: version };
      const submitted = await call('submitQuestionnaire', { params, body });
      await over(t('needs.desk.submitted', { version: submitted.version ?? 0 }));
    } catch (error) {
      if (hasCode(error, 'QUESTIONNAIRE_SUPERSEDED', 'REVISION_CONFLICT')) await needsChanged(queries);
      fail(error);
    }
  };

  const discard = async () => {
    try {
      await draft.autosaver.flush();
      const { draft: current } = await call('getQuestionnaireDesk', { params, query: { year } });
      if (current) {
        await call('discardQuestionnaireDraft', { params, query: { year, revision: current.revision } });
      }
      await over(t('needs.desk.discarded'));
    } catch (error) {
      fail(error);
    }
  };

  return {
    submit: () =>
      ask({
        title: t('needs.desk.submitTitle', { year }),
        text: t('needs.desk.submitText', { version: version + 1 }),
        confirm: { label: t('needs.desk.submit'), testId: 'confirm-submit', run: submit },
      }),
    discard: () =>
      ask({
        title: t('needs.desk.discardTitle'),
        text: t('needs.desk.discardText'),
        confirm: { label: t('needs.desk.discard'), isDanger: true, testId: 'confirm-discard', run: discard },
      }),
  };
}
