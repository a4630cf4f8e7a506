import { isNoteWhole } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { VoicePlayer } from '../../ui/voice-player';
import type { VoiceNote } from '../client/index';
import type { ChatLineState } from './chat-lines';

interface VoiceLineProps {
  readonly note: VoiceNote;
  readonly state: ChatLineState;
  readonly soundOf: (note: VoiceNote) => Promise<Blob>;
}

/** A voice note in the chat, with how much of it has come. */
export function VoiceLine({ note, state, soundOf }: VoiceLineProps) {
  const { t } = useTranslation();
  const { head, told, drafts } = note;
  const isWhole = isNoteWhole(head, told);
  const { count } = head;
  // What this browser said is here whole, even before it is sent.
  const isHere = isWhole || drafts.length > 0;
  const progress =
    drafts.length > 0 && state === 'sending' ? 'sending' : drafts.length > 0 ? 'waiting' : 'arriving';
  const sent = drafts.length > 0 ? count - drafts.length : told.length;
  return (
    <div data-testid="chat-voice">
      <VoicePlayer durationMs={head.durationMs} load={() => soundOf(note)} isDisabled={!isHere} />
      {!isWhole && state !== 'refused' && (
        <span className="chat-line-state" data-testid="voice-progress">
          {t(`roomChat.voice.${progress}`, { sent, count })}
        </span>
      )}
    </div>
  );
}
