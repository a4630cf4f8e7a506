import { DownloadOutlined } from '@ant-design/icons';
import { tableFormats, type TableFormat } from '@jiedui/contracts';
import { buttonClass } from '../../ui/button';

/** The same file in each format; the browser fetches it by itself. */
export function FormatLinks(props: {
  readonly hrefOf: (format: TableFormat) => string;
  readonly wordsOf: (format: string) => string;
  readonly testId: string;
}) {
  const { hrefOf, wordsOf, testId } = props;
  return (
    <span className="format-links">
      {tableFormats.map((format) => (
        <a
          key={format}
          href={hrefOf(format)}
          download
          className={buttonClass({})}
          data-testid={`${testId}-${format}`}
        >
          <DownloadOutlined aria-hidden />
          {wordsOf(format.toUpperCase())}
        </a>
      ))}
    </span>
  );
}
