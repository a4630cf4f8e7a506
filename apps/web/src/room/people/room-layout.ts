import { useState } from 'react';
import type { RoomState } from '../client/index';

const storageKey = 'jiedui.roomLayout';
export type RoomLayout = 'gallery' | 'speaker';

/** Everybody alike, or who speaks large; this browser remembers which. */
export function useRoomLayout() {
  const [layout, setLayout] = useState<RoomLayout>(() =>
    localStorage.getItem(storageKey) === 'speaker' ? 'speaker' : 'gallery',
  );
  const toggle = () => {
    const next = layout === 'gallery' ? 'speaker' : 'gallery';
    localStorage.setItem(storageKey, next);
    setLayout(next);
  };
  return { layout, toggle };
}

/** Who is shown large: the last of the others who spoke, as long as they are there. */
export function useMainPeer({ peers, speakingPeerIds }: RoomState): string | undefined {
  const [last, setLast] = useState<string>();
  const speaker = speakingPeerIds.find((id) => peers.some(({ peerId }) => peerId === id));
  if (speaker !== undefined && speaker !== last) setLast(speaker);
  const main = peers.find(({ peerId }) => peerId === (speaker ?? last)) ?? peers[0];
  return main?.peerId;
}

/** Columns of a gallery whose tiles stay near the shape of a picture. */
export const galleryColumns = (tiles: number, isNarrow: boolean): number => {
  if (isNarrow) return tiles > 2 ? 2 : 1;
  if (tiles <= 1) return 1;
  if (tiles <= 4) return 2;
  return tiles <= 9 ? 3 : 4;
};
