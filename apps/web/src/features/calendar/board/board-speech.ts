import type { Active, Announcements, Over, ScreenReaderInstructions } from '@dnd-kit/core';
import type { BoardBooking } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import type { BoardRow } from './board-times';

const numberOf = ({ data }: Active): string =>
  (data.current as { readonly booking: BoardBooking } | undefined)?.booking.consultation?.number ?? '';
const rowOf = (over: Over | null): BoardRow | undefined =>
  (over?.data.current as { readonly row: BoardRow } | undefined)?.row;

/** What a screen reader hears while a session is moved: over which row it is; the verdict of the page says the time. */
export function useBoardSpeech(): {
  readonly announcements: Announcements;
  readonly screenReaderInstructions: ScreenReaderInstructions;
} {
  const { t } = useTranslation();
  const name = useName();
  return {
    announcements: {
      onDragStart: ({ active }) => t('scheduling.board.picked', { number: numberOf(active) }),
      onDragOver: ({ over }) => {
        const row = rowOf(over);
        return row && name(row);
      },
      onDragEnd: () => t('scheduling.board.dropped'),
      onDragCancel: () => t('scheduling.board.cancelled'),
    },
    screenReaderInstructions: { draggable: t('scheduling.board.hint') },
  };
}
