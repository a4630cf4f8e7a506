import type { Attachment, Consultation } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../api/client';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import { ChoiceBar } from '../../ui/choice-bar';
import type { Pointers } from '../client/index';
import './board.css';
import { type BoardHand, BoardImage } from './board.image';
import { type useBoard, usePointers, useSettling } from './use-board';

export interface SharedBoard extends ReturnType<typeof useBoard> {
  readonly pointers: Pointers;
}

interface BoardStageProps {
  readonly consultation: Consultation;
  readonly shared: SharedBoard;
  readonly onClose: () => void;
}

export const imagesOf = ({ attachments }: Consultation): readonly Attachment[] =>
  attachments.filter(({ mediaType }) => mediaType.startsWith('image/'));

/** Which image is shown to all. */
function Chooser({ consultation, shared, onClose }: BoardStageProps) {
  const { t } = useTranslation();
  const images = imagesOf(consultation);
  return (
    <div className="board-chooser" data-testid="board-chooser">
      <h2>{t('roomBoard.choose')}</h2>
      {images.length === 0 && <p>{t('roomBoard.noImages')}</p>}
      <div className="board-choices">
        {images.map(({ id, name }) => (
          <Button
            key={id}
            isLarge
            onClick={() => shared.act({ kind: 'board.opened', attachmentId: id })}
            data-testid="board-choice"
          >
            {name}
          </Button>
        ))}
      </div>
      <Button tone="quiet" onClick={onClose}>
        {t('roomBoard.cancel')}
      </Button>
    </div>
  );
}

function Greys(props: {
  readonly window: SharedBoard['board']['window'];
  readonly onChange: (window: SharedBoard['board']['window']) => void;
}) {
  const { t } = useTranslation();
  const { window, onChange } = props;
  return (
    <>
      <label>
        {t('roomBoard.level')}
        <input
          type="range"
          min={0}
          max={255}
          value={window.level}
          onChange={({ target }) => onChange({ ...window, level: target.valueAsNumber })}
          data-testid="board-level"
        />
      </label>
      <label>
        {t('roomBoard.width')}
        <input
          type="range"
          min={1}
          max={256}
          value={window.width}
          onChange={({ target }) => onChange({ ...window, width: target.valueAsNumber })}
          data-testid="board-width"
        />
      </label>
    </>
  );
}

const hands: readonly BoardHand[] = ['move', 'point', 'line', 'arrow'];

function ShownImage({ consultation, shared, image }: BoardStageProps & { readonly image: Attachment }) {
  const { t } = useTranslation();
  const nameIn = useName();
  const { board, authors, selfId, act } = shared;
  const [hand, setHand] = useState<BoardHand>('move');
  const pointers = usePointers(shared.pointers);
  const [view, setView] = useSettling(board.view, (settled) => act({ kind: 'board.moved', ...settled }));
  const [window, setWindow] = useSettling(board.window, (settled) =>
    act({ kind: 'board.windowed', ...settled }),
  );
  const nameOf = (author: string) => {
    const person = authors.get(author) ?? pointers.find(({ personId }) => personId === author);
    return person ? nameIn(person) : '';
  };
  return (
    <>
      <BoardImage
        url={urlOf('getAttachment', { params: { consultationId: consultation.id, attachmentId: image.id } })}
        name={image.name}
        {...{ board, view, window, hand, pointers, selfId, nameOf, act }}
        onView={setView}
        onPoint={(place) => shared.pointers.point(place)}
      />
      <div className="board-bar" role="toolbar" aria-label={t('roomBoard.title')}>
        <ChoiceBar<BoardHand>
          label={t('roomBoard.hand')}
          value={hand}
          onChange={setHand}
          choices={hands.map((value) => ({ value, label: t(`roomBoard.hands.${value}`) }))}
          testId="board-hand"
        />
        <Greys window={window} onChange={setWindow} />
        <Button onClick={() => act({ kind: 'board.undone' })} data-testid="board-undo">
          {t('roomBoard.undo')}
        </Button>
        <Button onClick={() => act({ kind: 'board.cleared' })} data-testid="board-clear">
          {t('roomBoard.clear')}
        </Button>
        <Button onClick={() => act({ kind: 'board.closed' })} data-testid="board-close">
          {t('roomBoard.close')}
        </Button>
      </div>
    </>
  );
}

/** One image for all, above the video. Each side fetches it itself; only what is done to it travels. */
export function BoardStage(props: BoardStageProps) {
  const { t } = useTranslation();
  const { consultation, shared } = props;
  const { attachmentId } = shared.board;
  const image = consultation.attachments.find(({ id }) => id === attachmentId);
  return (
    <section className="image-board" aria-label={t('roomBoard.title')} data-testid="room-board">
      {image ? <ShownImage key={image.id} {...props} image={image} /> : <Chooser {...props} />}
    </section>
  );
}
