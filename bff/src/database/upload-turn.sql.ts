import { createHash } from 'node:crypto';
import type { Unit } from './sql.ts';

// The rows of migration 0010; owners who share one wait for each other a few milliseconds.
const TURNS = 64;

/** Waits until no other transaction adds a file for the owner, and lets none until this one ends: what it counts then holds. */
export async function takeUploadTurn(unit: Unit, ownerId: string): Promise<void> {
  const turn = createHash('sha256').update(ownerId).digest().readUInt8() % TURNS;
  const taken = await unit.execute('UPDATE upload_turn SET taken = 1 - taken WHERE turn = ?', [turn]);
  if (taken !== 1) throw new Error(`upload_turn has no row ${turn}`);
}
