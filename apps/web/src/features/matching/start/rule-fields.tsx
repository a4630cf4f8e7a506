import { leadCapability } from '@jiedui/domain';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InputField } from '../../../ui/input-field';
import { ruleBounds, type RuleDraft, ruleFaults, type RuleNumber, type RuleSwitch } from './rule-draft';

interface RuleProps {
  readonly draft: RuleDraft;
  readonly onChange: (change: Partial<RuleDraft>) => void;
}

/** One rule in plain words that can be switched on; its numbers below it. */
function Rule(
  props: RuleProps & {
    readonly name: RuleSwitch;
    readonly label: string;
    readonly hint?: string;
    readonly children?: ReactNode;
  },
) {
  const id = useId();
  const { draft, onChange, name, label, hint, children } = props;
  return (
    <div className="matching-rule">
      <input
        id={id}
        type="checkbox"
        checked={draft[name]}
        onChange={({ target }) => onChange({ [name]: target.checked })}
        aria-describedby={hint ? `${id}-hint` : undefined}
        data-testid={`rule-${name}`}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p className="form-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {draft[name] && children && <div className="matching-rule-numbers">{children}</div>}
      </div>
    </div>
  );
}

function Numbers(
  props: RuleProps & { readonly fields: readonly (readonly [name: RuleNumber, label: string])[] },
) {
  const { t } = useTranslation();
  const { draft, onChange, fields } = props;
  const faults = ruleFaults(draft);
  return fields.map(([name, label]) => {
    const fault = faults[name];
    return (
      <InputField
        key={name}
        label={label}
        inputMode="numeric"
        maxLength={6}
        value={draft[name]}
        onChange={(typed) => onChange({ [name]: typed })}
        error={fault && t(`matching.rules.${fault}`, ruleBounds[name])}
        testId={`rule-${name}`}
      />
    );
  });
}

/** What the plan must hold, in words that need no manual. */
export function RuleFields(props: RuleProps) {
  const { t } = useTranslation();
  return (
    <>
      <Rule {...props} name="hasMaxPartners" label={t('matching.rules.maxPartners')}>
        <Numbers {...props} fields={[['maxPartners', t('matching.rules.maxPartnersLimit')]]} />
      </Rule>
      <Rule
        {...props}
        name="isLeadRequired"
        label={t('matching.rules.isLeadRequired')}
        hint={t('matching.rules.isLeadRequiredHint', { level: leadCapability })}
      />
      <Rule {...props} name="hasTeams" label={t('matching.rules.team')} hint={t('matching.rules.teamHint')}>
        <Numbers
          {...props}
          fields={[
            ['minPosts', t('matching.rules.minPosts')],
            ['maxPosts', t('matching.rules.maxPosts')],
            ['maxPostsPerHospital', t('matching.rules.maxPostsPerHospital')],
            ['teamPartners', t('matching.rules.teamPartners')],
          ]}
        />
      </Rule>
      <Rule
        {...props}
        name="keepsLiving"
        label={t('matching.rules.keepLiving')}
        hint={t('matching.rules.keepLivingHint')}
      >
        <Numbers {...props} fields={[['maxDropped', t('matching.rules.maxDropped')]]} />
      </Rule>
    </>
  );
}
