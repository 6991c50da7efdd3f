import type * as System from './system';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

export const dark: typeof System.dark = {
  now: () => query().matches,
  watch: (changed) => {
    const media = query();
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  },
};

export const fontScale = () => 1;

export const statusBarHeight = () => 0;

export function setTitle(title: string) {
  document.title = title === '随办' ? title : `${title} · 随办`;
}

export function focusOn(id: string) {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
}

export function dial(number: string) {
  window.location.href = `tel:${number}`;
}

export const copy = (text: string) => navigator.clipboard.writeText(text);

export const nativeBar = false;
