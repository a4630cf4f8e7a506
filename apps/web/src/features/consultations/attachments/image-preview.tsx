import { Image } from 'antd';
import { ComponentFrame } from '../../../ui/component-frame';

/** One image over the page, to zoom and turn; a chunk of its own. */
export default function ImagePreview(props: {
  readonly url: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  return (
    <ComponentFrame>
      <Image
        src={props.url}
        alt={props.name}
        styles={{ root: { display: 'none' } }}
        preview={{ open: true, onOpenChange: (isOpen) => !isOpen && props.onClose() }}
      />
    </ComponentFrame>
  );
}
