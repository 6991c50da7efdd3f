import { casesApi, PHOTO_MAX_BYTES } from 'shared/cases.ts';
import { handlingApi } from 'shared/handling.ts';
import type { Mount } from '../../http/mount.ts';
import { addPhoto } from './add-photo.ts';
import { answerCase, rateCase } from './answer-case.ts';
import type { Deps } from './deps.ts';
import { listBoard } from './list-board.ts';
import { listCases } from './list-cases.ts';
import { listUnits } from './list-units.ts';
import { readCase, readHandledCase, readLooks } from './read-case.ts';
import { readHandledPhoto, readPhoto } from './read-photo.ts';
import { remindCase } from './remind-case.ts';
import { submitCase } from './submit-case.ts';
import { readStepTaken, takeStep } from './take-step.ts';

export function casesRoutes(mount: Mount, deps: Deps): void {
  mount.upload(casesApi.addPhoto, PHOTO_MAX_BYTES, (actor, _input, { upload }) => addPhoto(deps, actor, upload));
  mount.file(casesApi.photo, (actor, input) => readPhoto(deps, actor, input));
  mount.once(
    casesApi.submit,
    (actor, input, { once }) => submitCase(deps, actor, input, once),
    (actor, id) => readCase(deps, actor, { id }),
  );
  mount.plain(casesApi.mine, (actor, input) => listCases(deps, actor, input));
  mount.plain(casesApi.read, (actor, input) => readCase(deps, actor, input));
  mount.plain(casesApi.looks, (actor, input) => readLooks(deps, actor, input));
  mount.once(
    casesApi.answer,
    (actor, input, { once }) => answerCase(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.once(
    casesApi.rate,
    (actor, input, { once }) => rateCase(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.once(
    casesApi.remind,
    (actor, input, { once }) => remindCase(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.plain(handlingApi.board, (actor, input) => listBoard(deps, actor, input));
  mount.plain(handlingApi.read, (actor, input) => readHandledCase(deps, actor, input));
  mount.once(
    handlingApi.take,
    (actor, input, { once }) => takeStep(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.plain(handlingApi.units, (actor) => listUnits(deps, actor));
  mount.upload(handlingApi.addPhoto, PHOTO_MAX_BYTES, (actor, _input, { upload }) => addPhoto(deps, actor, upload));
  mount.file(handlingApi.photo, (actor, input) => readHandledPhoto(deps, actor, input));
}
