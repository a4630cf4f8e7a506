import { careLanguages, type QuestionnaireKind } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { CheckList } from '../../../ui/check-list';
import { languagesOf, type Sheet } from './answer-sheet';
import { NumberAnswer } from './number-answer';

/** What is asked of the hospital and not of a specialty. */
export function WholeSection(props: {
  readonly kind: QuestionnaireKind;
  readonly sheet: Sheet;
  readonly onChange: (patch: Partial<Sheet>) => void;
}) {
  const { t } = useTranslation();
  const { kind, sheet, onChange } = props;
  return (
    <section className="panel needs-card" aria-labelledby="answers-whole">
      <h2 className="panel-title" id="answers-whole">
        {t('needs.desk.whole')}
      </h2>
      {kind === 'strengths' && (
        <div className="needs-numbers">
          <NumberAnswer
            specialty={null}
            name="posts"
            hint={t('needs.desk.postsHint')}
            value={sheet.posts}
            onChange={(posts) => onChange({ posts })}
          />
          <NumberAnswer
            specialty={null}
            name="teleclinicHoursPerWeek"
            hint={t('needs.desk.hoursHint')}
            value={sheet.teleclinicHoursPerWeek}
            onChange={(teleclinicHoursPerWeek) => onChange({ teleclinicHoursPerWeek })}
          />
        </div>
      )}
      <CheckList
        label={`${t('needs.field.languages')} · ${t('needs.desk.languagesHint')}`}
        choices={careLanguages.map((value) => ({ value, label: t(`needs.language.${value}`) }))}
        value={languagesOf(sheet)}
        onChange={(languages) => onChange({ languages: JSON.stringify(languages) })}
        testId="languages"
      />
    </section>
  );
}
