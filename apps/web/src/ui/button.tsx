import { LoadingOutlined } from '@ant-design/icons';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonTone = 'primary' | 'plain' | 'danger' | 'quiet' | 'quietDanger';

export interface ButtonLook {
  readonly tone?: ButtonTone;
  readonly isLarge?: boolean;
}

/** The look of a button, also for links that act like one. */
export const buttonClass = ({ tone = 'plain', isLarge = false }: ButtonLook): string =>
  `button button-${tone}${isLarge ? ' button-large' : ''}`;

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  readonly icon?: ReactNode;
  /** Under way: cannot be pressed again. */
  readonly isBusy?: boolean;
}

export function Button(props: ButtonProps) {
  const { tone, isLarge, icon, isBusy = false, disabled, className, children, ...rest } = props;
  const look = buttonClass({ ...(tone ? { tone } : {}), ...(isLarge ? { isLarge } : {}) });
  return (
    <button
      type="button"
      {...rest}
      className={className ? `${look} ${className}` : look}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
    >
      {isBusy ? <LoadingOutlined aria-hidden /> : icon}
      {children}
    </button>
  );
}
