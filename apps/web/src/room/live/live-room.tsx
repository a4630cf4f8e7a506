import type { Consultation, RoomPeople } from '@jiedui/contracts';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Captions } from '../captions/captions';
import { CaptionsOverlay } from '../captions/captions.overlay';
import { CaptionsTool, useOwnCaptions } from '../captions/captions.tool';
import type { LocalMedia, LocalMediaState } from '../devices/local-media';
import type { People, RecordingCompanion, RoomClient, RoomState } from '../client/index';
import { NoiseSwitch } from '../devices/noise-switch';
import { RecordingBanner } from '../recording/recording-banner';
import { RecordingTool } from '../recording/recording-tool';
import { RoomStatus, useRoomSentence } from './room-status';
import { RoomToolbar } from './room-toolbar';
import { PeoplePanel } from '../people/people.panel';
import { useRoomLayout } from '../people/room-layout';
import { type PeopleActions, useHand, usePeopleActions, usePeopleView } from '../people/use-people-actions';
import { WaitingBanner } from '../people/waiting.banner';
import { ShareBanner } from '../share/share.banner';
import { ShareTool } from '../share/share.tool';
import type { ScreenShare } from '../share/screen-share';
import { useShareProblems } from '../share/use-share-problems';
import { SmallWindowTool } from './small-window.tool';
import { Stage } from './stage';
import '../people/people.css';
import { useEndSession } from './use-end-session';
import { useShortcuts } from './use-shortcuts';

interface LiveRoomProps {
  readonly client: RoomClient;
  readonly recording: RecordingCompanion;
  readonly share: ScreenShare;
  readonly captions: Captions;
  readonly people: People;
  readonly room: RoomState;
  readonly media: LocalMediaState;
  readonly devices: LocalMedia;
  /** Nothing for guests, who see and hear alone. */
  readonly consultation: Consultation | undefined;
  readonly isCaseShown: boolean;
  readonly onCase: (() => void) | undefined;
  readonly extraTools?: ReactNode;
  readonly seldomTools?: ReactNode;
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

/** What everybody must see before anything else. */
function Notices(
  props: LiveRoomProps & { readonly view: RoomPeople | undefined; readonly actions: PeopleActions },
) {
  const { room, consultation, recording, share, view, actions } = props;
  return (
    <div>
      <RoomStatus room={room} consultation={consultation} />
      <RecordingBanner recording={recording} peers={room.peers} />
      <ShareBanner room={room} view={view} share={share} actions={actions} />
      {view && <WaitingBanner waiting={view.waiting} actions={actions} />}
    </div>
  );
}

function SeldomTools({
  consultation,
  recording,
  captions,
  seldomTools,
  room,
  sharedBy,
}: LiveRoomProps & { readonly sharedBy: string | undefined }) {
  return (
    <>
      <SmallWindowTool room={room} sharedBy={sharedBy} />
      <CaptionsTool captions={captions} />
      {consultation && !room.isEncrypted && <RecordingTool recording={recording} />}
      {seldomTools}
    </>
  );
}

/** The room: pictures, who is there, and what one can do. */
export function LiveRoom(props: LiveRoomProps) {
  const { client, people, share, captions, room, media, consultation, isCaseShown } = props;
  const sentence = useRoomSentence(room, consultation);
  const endSession = useEndSession(consultation);
  useTracksInRoom(client, media);
  useOwnCaptions(captions, room.isMicrophoneMuted ? undefined : media.audioTrack);
  const view = usePeopleView(people);
  const actions = usePeopleActions(people);
  useShareProblems(share);
  const [isPeopleShown, setPeopleShown] = useState(false);
  const { layout, toggle } = useRoomLayout();
  const { isHandUp, raiseOrLower } = useHand(view, actions);
  const togglePeople = useCallback(() => setPeopleShown((isShown) => !isShown), []);
  const tools = useTools(props, raiseOrLower, togglePeople);
  return (
    <section className="live" data-testid="live-room">
      <Notices {...props} view={view} actions={actions} />
      <div className="live-middle">
        <Stage
          room={room}
          media={media}
          layout={layout}
          sharedBy={view?.sharedBy ?? undefined}
          words={sentence}
        />
        {isPeopleShown && view && (
          <PeoplePanel peers={room.peers} view={view} actions={actions} onClose={togglePeople} />
        )}
      </div>
      <CaptionsOverlay captions={captions} />
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
            <ShareTool share={share} view={view} isSharing={room.isSharing} />
            {props.extraTools}
          </>
        }
        seldomTools={<SeldomTools {...props} sharedBy={view?.sharedBy ?? undefined} />}
        settings={<NoiseSwitch media={props.devices} isOn={media.isNoiseSuppressed} />}
        onLeave={() => void client.leave()}
        onEnd={consultation?.relations.includes('assignedExpert') ? endSession : undefined}
      />
    </section>
  );
}
