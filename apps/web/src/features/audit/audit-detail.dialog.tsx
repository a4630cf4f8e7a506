import type { AuditEventDetail } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Skeleton } from '../../ui/skeleton';
import { auditEventQuery } from './audit-queries';
import type { AuditSearch } from './audit-search';
import { formatMoment, whichWords, whoWords, whyWords } from './line-words';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const isEmpty = children === null || children === '' || children === undefined;
  return (
    <>
      <dt>{label}</dt>
      <dd className="audit-value">
        {isEmpty ? <span className="soft">{t('audit.detail.none')}</span> : children}
      </dd>
    </>
  );
}

function ChainPlace({ chain }: Pick<AuditEventDetail, 'chain'>) {
  const { t } = useTranslation();
  if (!chain) return t('audit.detail.waiting');
  return (
    <>
      {t('audit.detail.position', chain)}
      <code className="audit-hash" title={t('audit.detail.hash')} data-testid="audit-hash">
        {chain.hash}
      </code>
    </>
  );
}

function Facts({ line }: { readonly line: AuditEventDetail }) {
  const { t } = useTranslation();
  const name = useName();
  const details = Object.entries(line.details);
  return (
    <dl className="facts audit-facts">
      <Fact label={t('audit.detail.who')}>{whoWords(t, name, line)}</Fact>
      <Fact label={t('audit.detail.when')}>{formatMoment(line.at)}</Fact>
      <Fact label={t('audit.detail.what')}>
        {t(`audit.action.${line.action}`)} {line.outcome === 'refused' && `(${t('audit.refused')})`}
      </Fact>
      <Fact label={t('audit.detail.subject')}>
        {t(`audit.subject.${line.subject.kind}`)} {whichWords(name, line)}
      </Fact>
      <Fact label={t('audit.detail.why')}>{whyWords(t, line.why)}</Fact>
      <Fact label={t('audit.detail.hospitals')}>{line.hospitals.map(name).join(' · ')}</Fact>
      <Fact label={t('audit.detail.address')}>{line.address}</Fact>
      <Fact label={t('audit.detail.browser')}>{line.agent}</Fact>
      <Fact label={t('audit.detail.request')}>{line.requestId}</Fact>
      <Fact label={t('audit.detail.subjectId')}>{line.subject.id}</Fact>
      <Fact label={t('audit.detail.signIn')}>{line.signInSessionId}</Fact>
      <Fact label={t('audit.detail.details')}>
        {details.length === 0 ? null : (
          <ul className="audit-pairs">
            {details.map(([key, value]) => (
              <li key={key}>
                <code>
                  {key} = {String(value)}
                </code>
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact label={t('audit.detail.chain')}>
        <ChainPlace chain={line.chain} />
      </Fact>
    </dl>
  );
}

function Narrower({
  line,
  onShow,
}: {
  readonly line: AuditEventDetail;
  readonly onShow: (search: AuditSearch) => void;
}) {
  const { t } = useTranslation();
  const { person, requestId, consultationNumber } = line;
  return (
    <>
      {person && (
        <Button onClick={() => onShow({ personId: person.id })} data-testid="audit-all-of-person">
          {t('audit.detail.allOfPerson')}
        </Button>
      )}
      {requestId && (
        <Button onClick={() => onShow({ requestId })} data-testid="audit-all-of-request">
          {t('audit.detail.allOfRequest')}
        </Button>
      )}
      {consultationNumber && (
        <Button onClick={() => onShow({ consultationNumber })} data-testid="audit-all-of-consultation">
          {t('audit.detail.allOfConsultation')}
        </Button>
      )}
    </>
  );
}

/** One line in full, and the ways on to what belongs to it. */
export function AuditDetailDialog(props: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onShow: (search: AuditSearch) => void;
}) {
  const { t } = useTranslation();
  const { id, onClose, onShow } = props;
  const { data, error, refetch } = useQuery(auditEventQuery(id));
  return (
    <Dialog
      title={t('audit.detail.title')}
      isWide
      onClose={onClose}
      closeLabel={t('shell.close')}
      extra={data && <Narrower line={data} onShow={onShow} />}
    >
      {!data && !error && <Skeleton rows={10} />}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data && <Facts line={data} />}
    </Dialog>
  );
}
