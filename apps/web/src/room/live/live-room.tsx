import type { Consultation } from '@jiedui/contracts';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { LocalMediaState } from '../devices/local-media';
import type { People, RecordingCompanion, RoomClient, RoomState } from '../client/index';
import { RecordingBanner } from '../recording/recording-banner';
import { RecordingTool } from '../recording/recording-tool';
import { RoomStatus, useRoomSentence } from './room-status';
import { RoomToolbar } from './room-toolbar';
import { PeoplePanel } from '../people/people.panel';
import { useRoomLayout } from '../people/room-layout';
import { useHand, usePeopleActions, usePeopleView } from '../people/use-people-actions';
import { WaitingBanner } from '../people/waiting.banner';
import { Stage } from './stage';
import '../people/people.css';
import { useEndSession } from './use-end-session';
import { useShortcuts } from './use-shortcuts';

interface LiveRoomProps {
  readonly client: RoomClient;
  readonly recording: RecordingCompanion;
  readonly people: People;
  readonly room: RoomState;
  readonly media: LocalMediaState;
  /** Nothing for guests, who see and hear alone. */
  readonly consultation: Consultation | undefined;
  readonly isCaseShown: boolean;
  readonly onCase: (() => void) | undefined;
  readonly extraTools?: ReactNode;
}

/** A device that was changed or lost while one is in the room is replaced in it. */
function useTracksInRoom(client: RoomClient, { audioTrack, videoTrack }: LocalMediaState): void {
  useEffect(() => {
    if (audioTrack && client.state.phase !== 'idle') void client.replaceTrack('audio', audioTrack);
  }, [client, audioTrack]);
  useEffect(() => {
    if (videoTrack && client.state.phase !== 'idle') void client.replaceTrack('video', videoTrack);
  }, [client, videoTrack]);
}

/** What single keys and the bar below do. */
function useTools(props: LiveRoomProps, onHand: () => void, onPeople: () => void) {
  const { client, onCase } = props;
  const tools = useMemo(
    () => ({
      m: () => void client.setMicrophoneMuted(!client.state.isMicrophoneMuted),
      v: () => void client.setCameraOff(!client.state.isCameraOff),
      h: onHand,
      p: onPeople,
      ...(onCase ? { c: onCase } : {}),
    }),
    [client, onCase, onHand, onPeople],
  );
  useShortcuts(tools);
  return tools;
}

/** The room: pictures, who is there, and what one can do. */
export function LiveRoom(props: LiveRoomProps) {
  const { client, people, recording, room, media, consultation, isCaseShown } = props;
  const sentence = useRoomSentence(room, consultation);
  const endSession = useEndSession(consultation);
  useTracksInRoom(client, media);
  const view = usePeopleView(people);
  const actions = usePeopleActions(people);
  const [isPeopleShown, setPeopleShown] = useState(false);
  const { layout, toggle } = useRoomLayout();
  const { isHandUp, raiseOrLower } = useHand(view, actions);
  const togglePeople = useCallback(() => setPeopleShown((isShown) => !isShown), []);
  const tools = useTools(props, raiseOrLower, togglePeople);
  return (
    <section className="live" data-testid="live-room">
      <div>
        <RoomStatus room={room} consultation={consultation} />
        <RecordingBanner recording={recording} peers={room.peers} />
      </div>
      {view && <WaitingBanner waiting={view.waiting} actions={actions} />}
      <div className="live-middle">
        <Stage room={room} media={media} layout={layout} words={sentence} />
        {isPeopleShown && view && (
          <PeoplePanel peers={room.peers} view={view} actions={actions} onClose={togglePeople} />
        )}
      </div>
      <RoomToolbar
        isMuted={room.isMicrophoneMuted}
        isSilenced={view?.you.maySpeak === false}
        isCameraOff={room.isCameraOff}
        isCaseShown={isCaseShown}
        isHandUp={isHandUp}
        isPeopleShown={isPeopleShown}
        peopleCount={room.peers.length + 1}
        layout={room.peers.length > 1 ? layout : undefined}
        onMute={tools.m}
        onCamera={tools.v}
        onHand={raiseOrLower}
        onPeople={togglePeople}
        onLayout={toggle}
        onCase={props.onCase}
        extraTools={
          <>
            {consultation && <RecordingTool recording={recording} />}
            {props.extraTools}
          </>
        }
        onLeave={() => void client.leave()}
        onEnd={consultation?.relations.includes('assignedExpert') ? endSession : undefined}
      />
    </section>
  );
}
