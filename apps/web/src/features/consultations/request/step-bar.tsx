import { CheckOutlined } from '@ant-design/icons';
import type { Completeness } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { MeterBar } from '../../../ui/meter-bar';
import { focusStep } from './form-section';
import { stepNumber, stepsOf, stepTitle, type StepProgress } from './request-steps';

function Step({ progress: { step, state, missing } }: { readonly progress: StepProgress }) {
  const { t } = useTranslation();
  const title = stepTitle(t, step);
  const words = {
    open: t('request.missing', { count: missing.length }),
    wished: t('request.stepWished', { count: missing.length }),
    done: t('request.stepDone'),
  };
  return (
    <li>
      <button
        type="button"
        className="step"
        data-state={state}
        aria-label={`${stepNumber(step)} ${title}, ${words[state]}`}
        title={words[state]}
        onClick={() => focusStep(step)}
        data-testid={`step-${step}`}
      >
        <span className="step-mark" aria-hidden>
          {state === 'done' ? <CheckOutlined /> : stepNumber(step)}
        </span>
        <span className="step-title">{title}</span>
      </button>
    </li>
  );
}

/** Where everything is and how far: stays in view, and each step leads to its section. */
export function StepBar({ completeness }: { readonly completeness: Completeness }) {
  const { t } = useTranslation();
  const { score, blocking } = completeness;
  return (
    <nav className="step-bar" aria-label={t('request.steps')} data-testid="step-bar">
      <ol className="step-list">
        {stepsOf(completeness).map((progress) => (
          <Step key={progress.step} progress={progress} />
        ))}
      </ol>
      <div className="step-score">
        <MeterBar
          measures="progress"
          label={t('request.completeness')}
          percent={score}
          isComplete={blocking.length === 0}
        />
        <span>{t('request.scoreShort', { score })}</span>
      </div>
    </nav>
  );
}
