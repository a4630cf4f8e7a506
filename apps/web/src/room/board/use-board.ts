import type { BoardEntry } from '@jiedui/contracts';
import { type Board, foldBoard } from '@jiedui/domain';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useSignedIn } from '../../session/me';
import type { JournalCompanion, Pointers, Pointing } from '../client/index';
import { authorsOf, boardEntries } from './board-entries';

const pointerShownMs = 3_000;
/** What a hand still changes is told when it rests so long. */
const settleMs = 300;

/** The board as everybody sees it, with what one does oneself at once. */
export function useBoard(journal: JournalCompanion) {
  const { me } = useSignedIn();
  const selfId = me.person.id;
  const view = useSyncExternalStore(journal.subscribe, journal.view);
  const board = useMemo(() => foldBoard(boardEntries(view, selfId)), [view, selfId]);
  const authors = useMemo(() => new Map(authorsOf(view)).set(selfId, me.person), [view, selfId, me.person]);
  const act = useCallback((operation: BoardEntry) => journal.append(operation), [journal]);
  return { board, authors, selfId, act };
}

/** Where the others point now, by person. */
export function usePointers(pointers: Pointers): readonly Pointing[] {
  const [shown, setShown] = useState<ReadonlyMap<string, Pointing>>(new Map());
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = (personId: string) =>
      setShown((known) => new Map([...known].filter(([id]) => id !== personId)));
    const unsubscribe = pointers.onPointed((pointing) => {
      clearTimeout(timers.get(pointing.personId));
      timers.set(
        pointing.personId,
        setTimeout(() => forget(pointing.personId), pointerShownMs),
      );
      setShown((known) => new Map(known).set(pointing.personId, pointing));
    });
    return () => {
      unsubscribe();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [pointers]);
  return [...shown.values()];
}

/** A part of the board under one's own hand: shown at once, told to all when the hand rests. */
export function useSettling<T>(shared: T, tell: (value: T) => void): readonly [T, (value: T) => void] {
  const [own, setOwn] = useState<T>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (value: T) => {
    setOwn(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      tell(value);
      setOwn(undefined);
    }, settleMs);
  };
  return [own ?? shared, change];
}

export type BoardView = Board['view'];
