import { firstDemoInquiry, seedInquiries } from '../demo/inquiries-demo.ts';
import { readWorkCalendar } from '../features/cases/work-calendar-store.sql.ts';
import { dataSets } from '../features/inquiries/data-sets.ts';
import type { Deps, Offices, People } from '../features/inquiries/deps.ts';
import { inquiryStore } from '../features/inquiries/inquiry-store.sql.ts';
import { inquiriesRoutes } from '../features/inquiries/routes.ts';
import type { DataInquiries } from './data-inquiries.ts';
import type { Ground } from './ground.ts';
import { remembered } from './remembered.ts';

export interface InquiriesNeighbours {
  readonly people: People;
  readonly offices: Offices;
  readonly data: DataInquiries;
}

export interface WiredInquiries {
  /** The demo's inquiries; nothing when they are there. */
  seed(): Promise<void>;
}

export function wireInquiries(ground: Ground, { people, offices, data }: InquiriesNeighbours): WiredInquiries {
  const { sql, cipher, now, newId, mount, transactions } = ground;
  const deps: Deps = {
    ...{ now, newId, dataSets, people, offices },
    sources: data.sources,
    sealing: data.sealing,
    inquiries: inquiryStore(sql, cipher),
    calendar: remembered(() => readWorkCalendar(sql)),
    inTransaction: transactions((unit, audit, live) => ({
      inquiries: inquiryStore(unit, cipher),
      sealing: data.sealingIn(unit, audit),
      audit,
      live,
    })),
  };
  inquiriesRoutes(mount, deps);
  return {
    async seed() {
      if (!(await deps.inquiries.find(firstDemoInquiry))) await seedInquiries(deps);
    },
  };
}
