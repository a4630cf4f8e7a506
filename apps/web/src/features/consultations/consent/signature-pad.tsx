import { signatureLimits, type SignatureStroke } from '@jiedui/domain';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import SignaturePad from 'signature_pad';
import { Button } from '../../../ui/button';

const inThousandths = 1_000;

/** Strokes in thousandths of the pad's width, so that they read the same from every screen. */
function strokesOf(pad: SignaturePad, widthPx: number): SignatureStroke[] {
  const scaled = (value: number) =>
    Math.min(signatureLimits.coordinate, Math.max(0, Math.round((value / widthPx) * inThousandths)));
  return pad
    .toData()
    .slice(0, signatureLimits.strokes)
    .map(({ points }) =>
      points.slice(0, signatureLimits.pointsPerStroke).flatMap(({ x, y }) => [scaled(x), scaled(y)]),
    );
}

/** A field to sign in with a finger, a pen or the mouse. */
export default function SignatureField(props: { readonly onSigned: (strokes: SignatureStroke[]) => void }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const { onSigned } = props;
  const told = useRef(onSigned);
  useEffect(() => {
    told.current = onSigned;
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const { width, height } = element.getBoundingClientRect();
    const ratio = Math.max(window.devicePixelRatio, 1);
    element.width = width * ratio;
    element.height = height * ratio;
    element.getContext('2d')?.scale(ratio, ratio);
    const made = new SignaturePad(element, { minWidth: 1, maxWidth: 2.5, minDistance: 3 });
    pad.current = made;
    const tell = () => told.current(strokesOf(made, width));
    made.addEventListener('endStroke', tell);
    return () => made.off();
  }, []);

  const clear = () => {
    pad.current?.clear();
    onSigned([]);
  };
  return (
    <figure className="signature" aria-label={t('consent.signatureLabel')}>
      <canvas ref={canvas} className="signature-pad" data-testid="signature-pad" />
      <figcaption className="signature-foot">
        <span className="form-hint">{t('consent.signHint')}</span>
        <Button tone="quiet" onClick={clear} data-testid="signature-clear">
          {t('consent.clear')}
        </Button>
      </figcaption>
    </figure>
  );
}
