import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useWishWords } from './wish-words';
import { type Wish, wishKey } from './wishes';

const kindOf = (wish: Wish) => (wish.kind === 'places' && wish.places === 0 ? 'withdrawal' : wish.kind);

/** Wishes in words, each with the way to undo it. */
export function WishList(props: {
  readonly wishes: readonly Wish[];
  readonly onRemove: (wish: Wish) => void;
}) {
  const { t } = useTranslation();
  const wordsOf = useWishWords();
  return (
    <ul className="items matching-wishes" data-testid="wishes">
      {props.wishes.map((wish) => (
        <li key={wishKey(wish)} className="item" data-testid="wish" data-kind={kindOf(wish)}>
          <span className="tag tag-action">{t(`matching.wish.kind.${kindOf(wish)}`)}</span>
          <span className="matching-wish-words">{wordsOf(wish)}</span>
          <Button
            tone="quiet"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('matching.wish.remove', { wish: wordsOf(wish) })}
            title={t('matching.wish.remove', { wish: wordsOf(wish) })}
            onClick={() => props.onRemove(wish)}
            data-testid="wish-remove"
          />
        </li>
      ))}
    </ul>
  );
}
