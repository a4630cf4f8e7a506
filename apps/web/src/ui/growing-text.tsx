import { useLayoutEffect, useRef, type ComponentProps } from 'react';

const borderPx = 2;

/** A text field that is as tall as its text, between a few lines and most of a screen. */
export function GrowingText(props: ComponentProps<'textarea'> & { readonly value: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.blockSize = 'auto';
    field.current.style.blockSize = `${field.current.scrollHeight + borderPx}px`;
  });
  return <textarea {...props} ref={field} className="input growing-text" />;
}
