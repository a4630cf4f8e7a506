import type { AuditVerification } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { auditChainQuery } from './audit-queries';

const kinds = ['changed', 'missing', 'inserted', 'brokenLinks'] as const;
type Fault = AuditVerification['changed'][number];
const namedMax = 10;

function placeWords(t: Translator, { day, position, until }: Fault): string {
  if (day === null) return t('audit.chain.placeUnknown');
  if (position === null) return t('audit.chain.placeDay', { day });
  if (until === null) return t('audit.chain.placeOpen', { day, position });
  if (until !== position) return t('audit.chain.placeRange', { day, position, until });
  return t('audit.chain.place', { day, position });
}

function Faults({ result }: { readonly result: AuditVerification }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('audit.chain.brokenHint')}</p>
      {kinds
        .filter((kind) => result[kind].length > 0)
        .map((kind) => (
          <div key={kind} className="audit-faults" data-testid={`audit-faults-${kind}`}>
            <strong>{t(`audit.chain.${kind}`)}</strong>
            <ul>
              {result[kind].slice(0, namedMax).map((fault) => (
                <li key={`${fault.day} ${fault.position} ${fault.eventId}`}>
                  {placeWords(t, fault)} {fault.eventId && <code>{fault.eventId}</code>}
                </li>
              ))}
            </ul>
            {result[kind].length > namedMax && (
              <span>{t('audit.chain.more', { count: result[kind].length - namedMax })}</span>
            )}
          </div>
        ))}
    </>
  );
}

function Result({ result }: { readonly result: AuditVerification }) {
  const { t } = useTranslation();
  return result.ok ? (
    <Notice tone="success" title={t('audit.chain.ok', result)} testId="audit-chain-ok" />
  ) : (
    <Notice
      tone="danger"
      title={t('audit.chain.broken', { count: result.faults })}
      testId="audit-chain-broken"
    >
      <Faults result={result} />
    </Notice>
  );
}

/** How the chain stands, and a button to compute it anew. */
export function ChainBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(auditChainQuery);
  const verification = useMutation({
    mutationFn: () => call('verifyAuditChain', { query: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: auditChainQuery.queryKey }),
  });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} />;
  const [latest] = data.days;
  const total = data.days.reduce((sum, { events }) => sum + events, 0);
  return (
    <section className="panel audit-chain" aria-labelledby="audit-chain-title" data-testid="audit-chain">
      <div className="audit-chain-head">
        <div>
          <h2 className="panel-title" id="audit-chain-title">
            {t('audit.chain.title')}
          </h2>
          {latest && t('audit.chain.state', { day: latest.day, latest: latest.events, total })}{' '}
          {data.waiting > 0 && t('audit.chain.waiting', { count: data.waiting })}{' '}
          <span className="soft">{t('audit.chain.hint')}</span>
        </div>
        <Button
          isBusy={verification.isPending}
          onClick={() => verification.mutate()}
          data-testid="audit-verify"
        >
          {verification.isPending ? t('audit.chain.verifying') : t('audit.chain.verify')}
        </Button>
      </div>
      {verification.error && <LoadFailure error={verification.error} onRetry={() => verification.mutate()} />}
      {verification.data && <Result result={verification.data} />}
    </section>
  );
}
