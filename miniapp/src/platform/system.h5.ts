import type * as System from './system';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

/** What lies beside a narrow page on a wide screen is the document's own. */
const shadeDocument = () => document.documentElement.classList.toggle('sb-dark', query().matches);

export const dark: typeof System.dark = {
  now: () => query().matches,
  watch: (changed) => {
    const media = query();
    const turned = () => {
      shadeDocument();
      changed();
    };
    shadeDocument();
    media.addEventListener('change', turned);
    return () => media.removeEventListener('change', turned);
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
