import { inquiriesApi } from 'shared/inquiries.ts';
import type { Mount } from '../../http/mount.ts';
import { askInquiry } from './ask-inquiry.ts';
import type { Deps } from './deps.ts';
import { listAboutMe, listDataSets, listInquiries } from './list-inquiries.ts';
import { readInquiry, readSheet } from './read-inquiry.ts';
import { takeInquiry } from './take-inquiry.ts';

export function inquiriesRoutes(mount: Mount, deps: Deps): void {
  mount.plain(inquiriesApi.dataSets, (actor) => listDataSets(deps, actor));
  mount.once(
    inquiriesApi.ask,
    (actor, input, { once }) => askInquiry(deps, actor, input, once),
    (actor, id) => readInquiry(deps, actor, { id }),
  );
  mount.plain(inquiriesApi.list, (actor, input) => listInquiries(deps, actor, input));
  mount.plain(inquiriesApi.read, (actor, input) => readInquiry(deps, actor, input));
  mount.once(
    inquiriesApi.take,
    (actor, input, { once }) => takeInquiry(deps, actor, input, once),
    (actor, _resourceId, { id }) => readInquiry(deps, actor, { id }),
  );
  mount.file(inquiriesApi.sheet, (actor, input) => readSheet(deps, actor, input));
  mount.plain(inquiriesApi.aboutMe, (actor, input) => listAboutMe(deps, actor, input));
}
