import type { IconName } from '../../ui/icon.tsx';

const known: Partial<Record<string, IconName>> = {
  'housing-status': 'house',
  'fund-deposit': 'money',
  'social-insurance': 'verified',
  residence: 'place',
  'real-estate-query': 'building',
  'blood-donation': 'star',
  'marriage-record': 'rings',
  'minimum-allowance': 'hand',
};

/** The icon of a proof type; a type this version does not know yet is a page. */
export const iconOf = (type: string): IconName => known[type] ?? 'page';
