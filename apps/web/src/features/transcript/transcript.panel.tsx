import type { TranscriptEntry } from '@jiedui/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useName } from '../../language/language';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/discussion.css';
import { fromBase64 } from '../../bytes/base64';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { VoicePlayer } from '../../ui/voice-player';

const transcriptQuery = (consultationId: string) =>
  infiniteQueryOptions({
    queryKey: ['consultations', 'transcript', consultationId],
    queryFn: ({ pageParam, signal }) =>
      call(
        'getTranscript',
        { params: { consultationId }, query: pageParam === undefined ? {} : { after: pageParam } },
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.hasMore ? last.items.at(-1)?.ordinal : undefined),
  });

async function soundOf(consultationId: string, entryId: string): Promise<Blob> {
  const { mimeType, data } = await call('getVoiceNote', { params: { consultationId, entryId } });
  return new Blob([fromBase64(data)], { type: mimeType });
}

interface LineProps {
  readonly line: TranscriptEntry;
  readonly consultationId: string;
}

function Line({ line: { id, author, writtenAt, entry }, consultationId }: LineProps) {
  const name = useName();
  return (
    <li className="message" data-testid="transcript-line">
      <div className="message-head">
        <strong>{name(author)}</strong>{' '}
        <time className="soft" dateTime={writtenAt}>
          {formatInstant(writtenAt)}
        </time>
      </div>
      {entry.kind === 'chat' ? (
        <div className="free-text">{entry.text}</div>
      ) : (
        <VoicePlayer durationMs={entry.durationMs} load={() => soundOf(consultationId, id)} />
      )}
    </li>
  );
}

/** What was said in the live sessions besides sound and picture; nothing is shown where nothing was. */
export function TranscriptPanel({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    transcriptQuery(consultationId),
  );
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="transcript-title" data-testid="transcript-panel">
      <h2 className="panel-title" id="transcript-title">
        {t('roomChat.transcript')}
      </h2>
      <ol className="messages">
        {lines.map((line) => (
          <Line key={line.id} line={line} consultationId={consultationId} />
        ))}
      </ol>
      {hasNextPage && (
        <Button tone="quiet" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('roomChat.later')}
        </Button>
      )}
    </section>
  );
}
