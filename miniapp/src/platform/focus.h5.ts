const reachable = 'a[href], button, input, textarea, select, [tabindex]:not([tabindex="-1"])';

export function holdFocus(id: string, onEscape: () => void) {
  const before = document.activeElement;
  const inside = document.getElementById(id);
  inside?.focus();
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape();
    if (event.key !== 'Tab' || !inside) return;
    const stops = [...inside.querySelectorAll<HTMLElement>(reachable)];
    const first = stops[0];
    const last = stops.at(-1);
    const here = document.activeElement;
    const outside = !inside.contains(here) || here === inside;
    if (event.shiftKey ? outside || here === first : outside || here === last) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  };
  document.addEventListener('keydown', keyed);
  return () => {
    document.removeEventListener('keydown', keyed);
    if (before instanceof HTMLElement) before.focus();
  };
}
