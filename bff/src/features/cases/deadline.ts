import { stageDays, type CaseStatus, type Urgency } from 'shared/case-steps.ts';
import { startClock, type RunningClock } from 'shared/deadlines.ts';
import type { WorkCalendar } from 'shared/working-days.ts';

/** The deadline of the status just entered; nulls when no clock runs. */
export const stageDeadline = (
  calendar: WorkCalendar,
  status: CaseStatus,
  urgency: Urgency | null,
  now: Date,
): RunningClock => startClock(calendar, stageDays(status, urgency ?? 'normal'), now);
