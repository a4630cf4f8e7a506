import type { ConsultationReaders } from '@jiedui/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/errors';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import '../../styles/audit.css';
import { readersQuery } from './audit-queries';
import { formatMoment, whyWords } from './line-words';

type Reader = ConsultationReaders['people'][number];
type Read = ConsultationReaders['reads'][number];

function EmergencyMark({ isShown }: { readonly isShown: boolean }) {
  const { t } = useTranslation();
  return isShown ? <span className="tag tag-warning">{t('audit.readers.emergency')}</span> : null;
}

function ReaderLine({ reader }: { readonly reader: Reader }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <li className="item audit-reader" data-testid="reader">
      <span className="item-head">
        <strong>{name(reader.person)}</strong>
        <EmergencyMark isShown={reader.hasUsedEmergencyAccess} />
      </span>
      <span className="item-details">
        {t('audit.readers.reads', { count: reader.reads })} ·{' '}
        {t('audit.readers.last', { time: formatInstant(reader.lastAt) })}
      </span>
    </li>
  );
}

function ReadLine({ read }: { readonly read: Read }) {
  const { t } = useTranslation();
  const name = useName();
  const posts = read.posts.map(({ role, hospital }) =>
    hospital ? `${name(hospital)} ${t(`terms.role.${role}`)}` : t(`terms.role.${role}`),
  );
  return (
    <li className="item audit-reader" data-testid="reading">
      <span className="item-head">
        {name(read.person)} · {t(`audit.readers.part.${read.part}`)}
        <EmergencyMark isShown={read.isEmergency} />
      </span>
      <span className="item-details">
        <time dateTime={read.at}>{formatMoment(read.at)}</time>
        {!read.isEmergency && read.why && ` · ${whyWords(t, read.why)}`}
      </span>
      {posts.length > 0 && <span className="item-details">{posts.join(' · ')}</span>}
    </li>
  );
}

function Readers({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const [isAllShown, setAllShown] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    readersQuery(consultationId),
  );
  // The right to know can end while the page is open.
  if (hasCode(error, 'ACTION_NOT_ALLOWED', 'NOT_FOUND')) return null;
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} />;
  const people = data.pages[0]?.people ?? [];
  if (people.length === 0) return <p className="panel-empty">{t('audit.readers.empty')}</p>;
  return (
    <>
      <ul className="items">
        {people.map((reader) => (
          <ReaderLine key={reader.person.id} reader={reader} />
        ))}
      </ul>
      <Button tone="quiet" onClick={() => setAllShown(!isAllShown)} data-testid="readers-all">
        {isAllShown ? t('audit.readers.hideAll') : t('audit.readers.all')}
      </Button>
      {isAllShown && (
        <ul className="items audit-readings">
          {data.pages
            .flatMap((page) => page.reads)
            .map((read) => (
              <ReadLine key={read.id} read={read} />
            ))}
        </ul>
      )}
      {isAllShown && hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('audit.readers.more')}
        </Button>
      )}
    </>
  );
}

/** Who has read this patient's record. Closed at first: asking is itself written down. */
export function ReadersPanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  return (
    <section className="panel" aria-label={t('audit.readers.title')} data-testid="readers">
      <div className="audit-readers-head">
        <h2 className="panel-title">{t('audit.readers.title')}</h2>
        <Button
          tone="quiet"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setOpen(!isOpen)}
          data-testid="readers-open"
        >
          {isOpen ? t('audit.readers.close') : t('audit.readers.open')}
        </Button>
      </div>
      <div id={bodyId}>
        {isOpen ? (
          <Readers consultationId={consultationId} />
        ) : (
          <span className="soft">{t('audit.readers.hint')}</span>
        )}
      </div>
    </section>
  );
}
