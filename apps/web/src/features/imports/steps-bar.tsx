import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { importSteps, type ImportStep } from './import-steps';

/** Where one is between the file and the register. */
export function StepsBar({
  current,
  isDone = false,
}: {
  readonly current: ImportStep;
  readonly isDone?: boolean;
}) {
  const { t } = useTranslation();
  const at = importSteps.indexOf(current);
  return (
    <ol className="steps" aria-label={t('imports.page.steps')}>
      {importSteps.map((step, index) => {
        const isPast = index < at || isDone;
        return (
          <li
            key={step}
            className={isPast ? 'step step-past' : 'step'}
            aria-current={index === at && !isDone ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden>
              {isPast ? <CheckOutlined /> : index + 1}
            </span>
            {t(`imports.page.step.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
