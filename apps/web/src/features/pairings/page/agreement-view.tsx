import type { Agreement, Pairing } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice';
import { TermsEditor } from '../editor/terms-editor';
import { useAgreementDraft } from '../editor/use-agreement-draft';
import { AgreementClock, AgreementMarks, AgreementStateTag } from '../shared/agreement-tags';
import { DocumentsPanel } from './documents.panel';
import { HistoryPanel } from './history.panel';
import { PairPanel } from './pair.panel';
import { SignaturesPanel } from './signatures.panel';
import { StepBar } from './step-bar';
import { TermsPanel } from './terms.panel';

interface AgreementViewProps {
  readonly agreement: Agreement;
  readonly pairing: Pairing;
}

function Head(props: {
  readonly agreement: Agreement;
  readonly saved?: () => Promise<Agreement | undefined>;
}) {
  const { t } = useTranslation();
  const { agreement, saved } = props;
  return (
    <div className="panel agreement-head">
      <span className="item-head">
        <AgreementStateTag state={agreement.state} />
        <AgreementClock agreement={agreement} />
        <AgreementMarks agreement={agreement} />
        {agreement.matchingRunId && <span className="tag tag-calm">{t('pairings.page.fromRun')}</span>}
      </span>
      <StepBar agreement={agreement} saved={saved} />
    </div>
  );
}

/** What a draft still lacks, where it is written. */
function Completeness({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const { missingTerms } = agreement;
  if (missingTerms.length === 0) return <Notice tone="success" title={t('pairings.page.complete')} />;
  const fields = missingTerms.map((term) => t(`pairings.term.${term}`)).join(t('time.separator') || ' ');
  return (
    <Notice
      tone="info"
      title={t('pairings.page.missing', { count: missingTerms.length, fields })}
      testId="missing-terms"
    />
  );
}

function Written({ agreement, pairing }: AgreementViewProps) {
  const { draft, state } = useAgreementDraft(agreement);
  return (
    <>
      <Head agreement={agreement} saved={() => draft.saved()} />
      <div className="agreement-columns">
        <div className="agreement-main">
          <Completeness agreement={agreement} />
          <TermsEditor {...{ agreement, draft, state }} />
        </div>
        <Side {...{ agreement, pairing }} />
      </div>
    </>
  );
}

function Side({ agreement, pairing }: AgreementViewProps) {
  return (
    <div className="agreement-side">
      <SignaturesPanel agreement={agreement} />
      <DocumentsPanel agreement={agreement} />
      <HistoryPanel agreement={agreement} />
      <PairPanel pairing={pairing} shownId={agreement.id} />
    </div>
  );
}

/** One agreement: what it says left, who signed and what happened right, the one button on top. */
export function AgreementView({ agreement, pairing }: AgreementViewProps) {
  if (agreement.may.edit) return <Written {...{ agreement, pairing }} />;
  return (
    <>
      <Head agreement={agreement} />
      <div className="agreement-columns">
        <div className="agreement-main">
          <TermsPanel agreement={agreement} />
        </div>
        <Side {...{ agreement, pairing }} />
      </div>
    </>
  );
}
