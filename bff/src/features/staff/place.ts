import type { TerminalPlace } from 'shared/staff.ts';
import type { Terminal } from './deps.ts';

export const placeOf = ({ id, windowName, hallName, floor, unitName }: Terminal): TerminalPlace => ({
  terminalId: id,
  windowName,
  hallName,
  floor,
  unitName,
});
