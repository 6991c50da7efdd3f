import './elements.css';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';

// On H5 this file stands in for @tarojs/components (config/index.ts): plain HTML elements instead of
// web components, so labels, roles, keys and a strict CSP work as a browser expects.

type Flag = 'true' | 'false';

interface Aria {
  ariaRole?: string;
  ariaLabel?: string;
  ariaLive?: 'polite' | 'assertive';
  ariaBusy?: Flag;
  ariaChecked?: Flag;
  ariaExpanded?: Flag;
  ariaHidden?: boolean;
  ariaModal?: boolean;
  ariaSelected?: Flag;
  ariaLevel?: number;
  ariaLabelledby?: string;
  ariaDescribedby?: string;
  ariaInvalid?: boolean;
  ariaCurrent?: 'page' | 'step';
}

/** Taro's H5 build renames these five in JSX (not in spreads), so they arrive under either name. */
interface Renamed {
  role?: string;
  'aria-label'?: string;
  'aria-hidden'?: boolean;
  'aria-checked'?: Flag;
  'aria-selected'?: Flag;
}

interface Common extends Aria, Renamed {
  id?: string;
  className?: string;
  style?: CSSProperties;
  hidden?: boolean;
  tabIndex?: number;
  children?: ReactNode;
  onClick?: (event: unknown) => void;
}

const pressable = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'option']);

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function pressByKey(event: KeyboardEvent<HTMLElement>) {
  if (event.target !== event.currentTarget) return;
  const pressed = event.key === 'Enter' || event.key === ' ' ? event.currentTarget : besides(event);
  if (!pressed) return;
  event.preventDefault();
  pressed.focus();
  pressed.click();
}

/** The next radio or tab of the group in the arrow's direction, round the end. */
function besides({ currentTarget, key }: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const role = currentTarget.getAttribute('role');
  const step = steps[key];
  if (step === undefined || (role !== 'radio' && role !== 'tab')) return undefined;
  const group = currentTarget.closest('[role=radiogroup], [role=tablist]');
  const all = [...(group?.querySelectorAll<HTMLElement>(`[role=${role}]`) ?? [])];
  return all[(all.indexOf(currentTarget) + step + all.length) % all.length];
}

function attributes(props: Common) {
  const role = props.ariaRole ?? props.role;
  const keys = props.onClick !== undefined && pressable.has(role ?? '');
  return {
    id: props.id,
    className: props.className,
    style: props.style,
    hidden: props.hidden,
    onClick: props.onClick,
    tabIndex: props.tabIndex ?? (keys ? 0 : undefined),
    onKeyDown: keys ? pressByKey : undefined,
    role,
    'aria-label': props.ariaLabel ?? props['aria-label'],
    'aria-live': props.ariaLive,
    'aria-busy': props.ariaBusy,
    'aria-checked': props.ariaChecked ?? props['aria-checked'],
    'aria-expanded': props.ariaExpanded,
    'aria-hidden': props.ariaHidden ?? props['aria-hidden'],
    'aria-modal': props.ariaModal,
    'aria-selected': props.ariaSelected ?? props['aria-selected'],
    'aria-level': props.ariaLevel,
    'aria-labelledby': props.ariaLabelledby,
    'aria-describedby': props.ariaDescribedby,
    'aria-invalid': props.ariaInvalid,
    'aria-current': props.ariaCurrent,
  };
}

export const View = (props: Common) => <div {...attributes(props)}>{props.children}</div>;
export const Text = (props: Common) => <span {...attributes(props)}>{props.children}</span>;

interface ImageProps extends Common {
  src: string;
  mode?: 'scaleToFill' | 'aspectFit' | 'aspectFill' | 'widthFix';
  lazyLoad?: boolean;
  onLoad?: (event: unknown) => void;
  onError?: (event: unknown) => void;
}

const fits = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover', widthFix: 'contain' } as const;

export function Image(props: ImageProps) {
  const { 'aria-label': alt, ...rest } = attributes(props);
  const objectFit = fits[props.mode ?? 'scaleToFill'];
  const loading = props.lazyLoad ? 'lazy' : undefined;
  const { src, onLoad, onError } = props;
  return (
    <img
      {...rest}
      alt={alt ?? ''}
      src={src}
      loading={loading}
      onLoad={onLoad}
      onError={onError}
      style={{ objectFit, ...props.style }}
    />
  );
}

type Typed = (event: { detail: { value: string } }) => void;

interface TypingProps extends Common {
  name?: string;
  value?: string;
  placeholder?: string;
  maxlength?: number;
  disabled?: boolean;
  focus?: boolean;
  onInput?: Typed;
  onBlur?: Typed;
  onFocus?: Typed;
}

function typing(props: TypingProps) {
  const told = (tell: Typed | undefined) => (event: { currentTarget: { value: string } }) =>
    tell?.({ detail: { value: event.currentTarget.value } });
  const limit = props.maxlength ?? -1;
  return {
    ...attributes(props),
    name: props.name,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: limit < 0 ? undefined : limit,
    disabled: props.disabled,
    autoFocus: props.focus,
    onChange: told(props.onInput),
    onBlur: told(props.onBlur),
    onFocus: told(props.onFocus),
  };
}

interface InputProps extends TypingProps {
  type?: 'text' | 'number' | 'digit' | 'idcard';
  password?: boolean;
  autoComplete?: string;
  onConfirm?: Typed;
}

const modes = { text: 'text', number: 'numeric', digit: 'decimal', idcard: 'text' } as const;

export function Input(props: InputProps) {
  const confirm = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      props.onConfirm?.({ detail: { value: event.currentTarget.value } });
    }
  };
  return (
    <input
      {...typing(props)}
      type={props.password ? 'password' : 'text'}
      inputMode={modes[props.type ?? 'text']}
      autoComplete={props.autoComplete ?? 'off'}
      onKeyDown={confirm}
    />
  );
}

export const Textarea = (props: TypingProps) => <textarea {...typing(props)} />;

interface ScrollProps extends Common {
  scrollX?: boolean;
  scrollY?: boolean;
  lowerThreshold?: number;
  onScrollToLower?: () => void;
}

export function ScrollView(props: ScrollProps) {
  const { scrollX, scrollY, lowerThreshold = 50, onScrollToLower } = props;
  const overflow = { overflowX: scrollX ? 'auto' : 'hidden', overflowY: scrollY ? 'auto' : 'hidden' } as const;
  const scrolled = (event: { currentTarget: HTMLElement }) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight >= scrollHeight - lowerThreshold) onScrollToLower?.();
  };
  return (
    <div {...attributes(props)} style={{ ...overflow, ...props.style }} onScroll={scrolled}>
      {props.children}
    </div>
  );
}
