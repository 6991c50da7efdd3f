import type { DataSet } from './data-set.ts';
import { homes } from './data-sets/homes.ts';
import { householdMembers } from './data-sets/household-members.ts';
import { marriage } from './data-sets/marriage.ts';
import { socialInsurance } from './data-sets/social-insurance.ts';

/** All that departments may ask each other; one more is one file and one line. */
export const dataSets: readonly DataSet[] = [homes, socialInsurance, marriage, householdMembers];
