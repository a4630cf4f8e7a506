import type { Consultation, Opinion } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { SaveMark } from '../../../drafts/save-mark';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { GrowingText } from '../../../ui/growing-text';
import type { OpinionEditing } from './opinion-draft';
import { RecordLink } from './record-link';

const parts = ['findings', 'advice'] as const;
const maxLength = 20_000;

function OpinionEditor({ editing }: { readonly editing: OpinionEditing }) {
  const { t } = useTranslation();
  const { state, autosaver } = editing;
  return (
    <div data-testid="opinion-editor">
      {parts.map((part) => (
        <div key={part} className="form-field">
          <label className="form-label" htmlFor={`opinion-${part}`}>
            {t(`consultation.${part}`)}
          </label>
          <GrowingText
            id={`opinion-${part}`}
            value={state.value[part]}
            onChange={(event) => autosaver.change({ [part]: event.target.value })}
            rows={4}
            maxLength={maxLength}
            aria-describedby={`opinion-${part}-hint`}
            data-testid={`opinion-${part}`}
          />
          <span className="form-hint" id={`opinion-${part}-hint`}>
            {t(`consultation.${part}Hint`)}
          </span>
        </div>
      ))}
      <p className="soft">{t('consultation.opinionPrivate')}</p>
    </div>
  );
}

function SignedOpinion({ opinion }: { readonly opinion: Opinion }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <div data-testid="opinion-signed">
      {parts.map((part) => (
        <div key={part} className="opinion-part">
          <h3>{t(`consultation.${part}`)}</h3>
          <p className="free-text" data-testid={`signed-${part}`}>
            {opinion[part]}
          </p>
        </div>
      ))}
      <p className="signature">
        {opinion.signedAt &&
          t('consultation.signedBy', { name: name(opinion.author), time: formatInstant(opinion.signedAt) })}
      </p>
      {opinion.sha256 && (
        <p className="soft fingerprint">{t('consultation.fingerprint', { sha: opinion.sha256 })}</p>
      )}
    </div>
  );
}

/** The opinion as this person may see it: to write, to wait for, or to read. */
export function OpinionPanel(props: {
  readonly consultation: Consultation;
  readonly editing: OpinionEditing;
}) {
  const { t } = useTranslation();
  const { consultation, editing } = props;
  const { opinion, state } = consultation;
  if (!opinion?.signedAt && !editing.isEditable && (state === 'refused' || state === 'cancelled'))
    return null;
  return (
    <section className="panel" aria-labelledby="opinion-title" data-testid="opinion-panel">
      <h2 className="panel-title" id="opinion-title">
        {t('consultation.opinion')}
        {editing.isEditable && <SaveMark state={editing.state} />}
      </h2>
      {editing.isEditable && <OpinionEditor editing={editing} />}
      {!editing.isEditable && opinion?.signedAt && <SignedOpinion opinion={opinion} />}
      {!editing.isEditable && !opinion?.signedAt && (
        <p className="panel-empty">{t('consultation.opinionPending')}</p>
      )}
      <RecordLink consultation={consultation} />
    </section>
  );
}
