import type { RoomPeople } from '@jiedui/contracts';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../ui/feedback';
import type { People } from '../client/index';

type Named = { readonly personId: string; readonly name: string };

export const usePeopleView = (people: People): RoomPeople | undefined =>
  useSyncExternalStore(people.subscribe, people.snapshot);

/** What can be asked about the people of the room; a refusal is shown with its remedy. */
export function usePeopleActions(people: People) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  return useMemo(() => {
    const to = (personId: string) => ({ personId: personId as RoomPeople['moderatorIds'][number] });
    const run: People['ask'] = async (event, payload) => {
      try {
        await people.ask(event, payload);
      } catch (error) {
        fail(error);
      }
    };
    const confirm = (what: 'remove' | 'handOver', { personId, name }: Named) =>
      ask({
        title: t(`roomPeople.${what}Title`, { name }),
        text: t(`roomPeople.${what}Text`, { name }),
        confirm: {
          label: t(`roomPeople.${what}`),
          isDanger: what === 'remove',
          testId: `confirm-${what}`,
          run: async () => {
            await run(`people.${what}`, to(personId));
            if (what === 'handOver') succeed(t('roomPeople.handedOver', { name }));
          },
        },
      });
    return {
      mute: (personId: string) => void run('people.mute', to(personId)),
      giveFloor: (personId: string) => void run('people.giveFloor', to(personId)),
      admit: (personId: string) => void run('people.admit', to(personId)),
      decline: (personId: string) => void run('people.decline', to(personId)),
      lowerHand: (personId: string) => void run('people.lowerHand', to(personId)),
      raiseHand: () => void run('people.raiseHand', {}),
      takeBack: () => void run('people.takeBack', {}),
      stopShare: (personId: string) => void run('people.stopShare', to(personId)),
      setLocked: (isLocked: boolean) => void run('room.lock', { isLocked }),
      setQuiet: (isQuiet: boolean) => void run('room.quiet', { isQuiet }),
      remove: (person: Named) => confirm('remove', person),
      handOver: (person: Named) => confirm('handOver', person),
    };
  }, [people, ask, fail, succeed, t]);
}
export type PeopleActions = ReturnType<typeof usePeopleActions>;

/** This person's own hand. */
export function useHand(view: RoomPeople | undefined, actions: PeopleActions) {
  const selfPersonId = view?.you.personId;
  const isHandUp = view?.hands.some(({ personId }) => personId === selfPersonId) ?? false;
  const raiseOrLower = useCallback(() => {
    if (!isHandUp) actions.raiseHand();
    else if (selfPersonId) actions.lowerHand(selfPersonId);
  }, [actions, isHandUp, selfPersonId]);
  return { isHandUp, raiseOrLower };
}
