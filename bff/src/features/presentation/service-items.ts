import type { ServiceItemDefinition } from './service-item.ts';
import { foodPermit } from './service-items/food-permit.ts';
import { residencePermit } from './service-items/residence-permit.ts';
import { titleTransfer } from './service-items/title-transfer.ts';

/** The item registry. A change of what may be asked is a further entry with the next version; earlier ones stay for the record. */
export const serviceItems: readonly ServiceItemDefinition[] = [residencePermit, titleTransfer, foodPermit];
