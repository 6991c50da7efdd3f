import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { presentationApi } from 'shared/presentation.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import {
  ask,
  grant,
  newApplication,
  openWindowStage,
  read,
  refusal,
  type WindowStage,
} from '../../../test/harness/window-stage.ts';

let stage: WindowStage;
beforeEach(async () => {
  stage = await openWindowStage(await openTestDatabase());
});
afterEach(async () => {
  await stage.close();
  await stage.database.close();
});

const readings = (id: string, token: string, certificateType = 'resident-identity-card') =>
  stage.post('clerk', `/desk/access-grants/${id}/read`, { token, certificateType });

describe('the resident shows a code', () => {
  test('scan, consent with the right number, read, file: the clerk has what was given and nothing else', async () => {
    const request = await ask(stage);
    expect(request.status).toBe('asked');
    expect(request.number).toMatch(/^\d\d$/);

    const [pending] = read(presentationApi.pending, await stage.get('lin', '/access-requests/pending')).items;
    expect(pending?.id).toBe(request.id);
    const sheet = read(presentationApi.request, await stage.get('lin', `/access-requests/${request.id}`));
    expect(sheet.window).toMatchObject({ windowName: '18 号窗口', clerkName: '陈晓雯', staffNumber: '0312' });
    expect(sheet.numberChoices).toHaveLength(3);
    expect(sheet.numberChoices).toContain(request.number);
    expect(sheet.certificates.map(({ name, required, state }) => [name, required, state])).toEqual([
      ['居民身份证', true, 'held'],
      ['不动产权证书', true, 'held'],
      ['居民户口簿', false, 'held'],
    ]);
    expect(sheet.certificates[0]?.fields.map(({ maskedValue }) => maskedValue)).toEqual([
      '林*英',
      expect.stringMatching(/^9\*{3} \*{4} \*{4} \d{3}[\dX]$/),
    ]);

    const agreed = { number: request.number, optional: ['household-register'] };
    const granted = read(
      presentationApi.consent,
      await stage.post('lin', `/access-requests/${request.id}/consent`, agreed),
    );
    expect(granted.grant?.given.map(({ shortName }) => shortName)).toEqual(['身份证', '不动产证', '户口簿']);

    const held = read(deskApi.takeGrant, await stage.post('clerk', `/desk/access-grants/${request.id}/take`));
    expect(held.readsLeft).toBe(20);
    const seen = read(deskApi.read, await readings(held.id, held.token));
    expect(seen.fields).toEqual([
      { id: 'name', label: '姓名', value: '林秀英' },
      { id: 'idNumber', label: '身份证号', value: expect.stringMatching(/^99\d{15}[\dX]$/) },
    ]);
    expect(seen.readsLeft).toBe(19);
    expect(seen.watermark[0]).toBe(`居住证申领 ${request.applicationNumber}`);

    const filing = { token: held.token, certificateTypes: ['resident-identity-card', 'real-estate-title'] };
    const application = read(deskApi.file, await stage.post('clerk', `/desk/access-grants/${held.id}/file`, filing));
    expect(application.materials.map(({ name }) => name)).toEqual(['居民身份证', '不动产权证书']);
    expect(application.missing).toEqual([]);
    const history = read(presentationApi.history, await stage.get('lin', '/access-history'));
    expect(history.looksIn30Days).toBe(1);
    expect(history.items[0]).toMatchObject({
      status: 'granted',
      maskedClerkName: '陈*雯',
      grant: { reads: 1, filed: true },
    });
  });

  test('optional certificates that were not ticked are not given', async () => {
    const held = await grant(stage);
    expect(held.certificates.map(({ shortName, given }) => [shortName, given])).toEqual([
      ['身份证', true],
      ['不动产证', true],
      ['户口簿', false],
    ]);
    expect(refusal(await readings(held.id, held.token, 'household-register'))).toBe('403 access-grant.not-given');
  });

  test('the ten characters read out work like the code, with spaces, hyphen and lower case', async () => {
    const matter = await newApplication(stage);
    const { typedCode } = read(presentationApi.showCode, await stage.post('lin', '/presentation-codes'));
    const spoken = `${typedCode.slice(0, 5)}-${typedCode.slice(5)} `.toLowerCase();
    read(deskApi.ask, await stage.post('clerk', '/desk/access-requests', { code: spoken, ...matter }));
  });

  test('a wrong number ends the request for both', async () => {
    const request = await ask(stage);
    const wrong = request.number === '11' ? '12' : '11';
    const answer = await stage.post('lin', `/access-requests/${request.id}/consent`, { number: wrong, optional: [] });
    expect(read(presentationApi.consent, answer).status).toBe('mismatched');
    expect(read(deskApi.request, await stage.get('clerk', `/desk/access-requests/${request.id}`)).status).toBe(
      'mismatched',
    );
    const again = { number: request.number, optional: [] };
    expect(refusal(await stage.post('lin', `/access-requests/${request.id}/consent`, again))).toBe(
      '409 request.conflict',
    );
  });

  test('a refusal shows nothing to the window and stays in the history', async () => {
    const request = await ask(stage);
    read(presentationApi.refuse, await stage.post('lin', `/access-requests/${request.id}/refuse`, { report: true }));
    expect(refusal(await stage.post('clerk', `/desk/access-grants/${request.id}/take`))).toBe(
      '404 access-grant.not-usable',
    );
    const { items } = read(presentationApi.history, await stage.get('lin', '/access-history?show=not-given'));
    expect(items[0]).toMatchObject({ status: 'refused', reported: true, grant: null });
  });

  test('a request ends by itself after two minutes', async () => {
    const request = await ask(stage);
    stage.pass(120_000);
    const late = { number: request.number, optional: [] };
    expect(refusal(await stage.post('lin', `/access-requests/${request.id}/consent`, late))).toBe(
      '409 request.conflict',
    );
    expect(read(deskApi.request, await stage.get('clerk', `/desk/access-requests/${request.id}`)).status).toBe(
      'expired',
    );
  });

  test('a firm shows its licence through whoever acts for it', async () => {
    const held = await grant(stage, [], 'chenForFirm', 'food-permit');
    const seen = read(deskApi.read, await readings(held.id, held.token, 'business-licence'));
    expect(seen.fields[1]).toEqual({ id: 'name', label: '名称', value: '云江市样例智造有限公司' });
    expect(read(presentationApi.history, await stage.get('chen', '/access-history')).items).toEqual([]);
    expect(read(presentationApi.history, await stage.get('chenForFirm', '/access-history')).items).toHaveLength(1);
  });

  test('a person cannot answer for an item that asks for a firm', async () => {
    const matter = await newApplication(stage, 'food-permit');
    const { qrText } = read(presentationApi.showCode, await stage.post('chen', '/presentation-codes'));
    const answer = await stage.post('clerk', '/desk/access-requests', { code: qrText, ...matter });
    expect(refusal(answer)).toBe('409 holder.other-kind');
  });

  test('an application belongs to the first who granted', async () => {
    const held = await grant(stage);
    const { qrText } = read(presentationApi.showCode, await stage.post('chen', '/presentation-codes'));
    const matter = { serviceItemId: 'residence-permit', applicationNumber: held.applicationNumber };
    const answer = await stage.post('clerk', '/desk/access-requests', { code: qrText, ...matter });
    expect(refusal(answer)).toBe('409 application.other-holder');
  });
});

describe('the resident scans the window', () => {
  const offer = async () => {
    const matter = await newApplication(stage);
    return read(deskApi.offer, await stage.post('clerk', '/desk/window-codes', matter));
  };
  const codeIn = (url: string) => url.slice(url.lastIndexOf('/') + 1);

  test('claim, agree, the clerk types the number on the phone, grant', async () => {
    const { url, request } = await offer();
    expect(url).toMatch(/^https:\/\/suiban\.example\/w\/[0-9A-HJKMNP-TV-Z]{26}$/);
    const sheet = read(presentationApi.claim, await stage.post('lin', '/access-requests/claim', { code: codeIn(url) }));
    expect(sheet).toMatchObject({ id: request.id, status: 'asked', numberChoices: null, numberToTell: null });
    const agreed = read(
      presentationApi.consent,
      await stage.post('lin', `/access-requests/${request.id}/consent`, { number: null, optional: [] }),
    );
    expect(agreed.status).toBe('agreed');
    const desk = read(deskApi.request, await stage.get('clerk', `/desk/access-requests/${request.id}`));
    expect(desk).toMatchObject({ status: 'agreed', number: null, numberNeeded: true });
    const matched = read(
      deskApi.match,
      await stage.post('clerk', `/desk/access-requests/${request.id}/match`, { number: agreed.numberToTell }),
    );
    expect(matched.status).toBe('granted');
    read(deskApi.takeGrant, await stage.post('clerk', `/desk/access-grants/${request.id}/take`));
  });

  test('a wrong number typed by the clerk ends the request', async () => {
    const { url, request } = await offer();
    await stage.post('lin', '/access-requests/claim', { code: codeIn(url) });
    const { numberToTell } = read(
      presentationApi.consent,
      await stage.post('lin', `/access-requests/${request.id}/consent`, { number: null, optional: [] }),
    );
    const number = numberToTell === '11' ? '12' : '11';
    const answer = await stage.post('clerk', `/desk/access-requests/${request.id}/match`, { number });
    expect(read(deskApi.match, answer).status).toBe('mismatched');
  });

  test('a code is scanned once, the one before dies with the next, and each after 35 seconds', async () => {
    const first = await offer();
    const second = read(deskApi.renewOffer, await stage.post('clerk', `/desk/window-codes/${first.request.id}/renew`));
    const claim = async (who: 'lin' | 'chen', url: string) =>
      refusal(await stage.post(who, '/access-requests/claim', { code: codeIn(url) }));
    expect(await claim('lin', first.url)).toBe('404 window-code.not-usable');
    stage.pass(35_000);
    expect(await claim('lin', second.url)).toBe('404 window-code.not-usable');
    const third = read(deskApi.renewOffer, await stage.post('clerk', `/desk/window-codes/${first.request.id}/renew`));
    expect(await claim('lin', third.url)).toMatch(/^200/);
    expect(await claim('chen', third.url)).toBe('404 window-code.not-usable');
  });

  test('the same request after a lost answer gets the same claim', async () => {
    const { url, request } = await offer();
    const key = 'claim-key-0123456789';
    await stage.post('lin', '/access-requests/claim', { code: codeIn(url) }, key);
    const again = await stage.post('lin', '/access-requests/claim', { code: codeIn(url) }, key);
    expect(read(presentationApi.claim, again).id).toBe(request.id);
  });
});

describe('a grant', () => {
  test('is bound to its clerk and terminal', async () => {
    const held = await grant(stage);
    const body = { token: held.token, certificateType: 'resident-identity-card' };
    for (const who of ['colleague', 'clerkElsewhere'] as const) {
      expect(refusal(await stage.post(who, `/desk/access-grants/${held.id}/read`, body))).toBe(
        '404 access-grant.not-usable',
      );
      expect(refusal(await stage.post(who, `/desk/access-grants/${held.id}/take`))).toBe(
        '404 access-request.not-found',
      );
    }
  });

  test('ends after 15 minutes, and after 20 reads', async () => {
    const first = await grant(stage);
    for (let count = 0; count < 20; count += 1) read(deskApi.read, await readings(first.id, first.token));
    expect(refusal(await readings(first.id, first.token))).toBe('404 access-grant.not-usable');
    const second = await grant(stage);
    stage.pass(15 * 60_000);
    expect(refusal(await readings(second.id, second.token))).toBe('404 access-grant.not-usable');
  });

  test('taken again gives a fresh token and ends the one before', async () => {
    const first = await grant(stage);
    const second = read(deskApi.takeGrant, await stage.post('clerk', `/desk/access-grants/${first.id}/take`));
    expect(refusal(await readings(first.id, first.token))).toBe('404 access-grant.not-usable');
    read(deskApi.read, await readings(second.id, second.token));
  });

  test('withdrawn: no further read, the filed copy is marked', async () => {
    const held = await grant(stage);
    const filing = { token: held.token, certificateTypes: ['resident-identity-card'] };
    await stage.post('clerk', `/desk/access-grants/${held.id}/file`, filing);
    const entry = read(presentationApi.withdraw, await stage.post('lin', `/access-grants/${held.id}/withdraw`));
    expect(entry.grant?.status).toBe('withdrawn');
    expect(refusal(await readings(held.id, held.token))).toBe('404 access-grant.not-usable');
    const application = await stage.get('clerk', `/desk/applications/${held.applicationNumber}`);
    expect(read(deskApi.application, application)).toMatchObject({
      materials: [{ withdrawn: true }],
      missing: ['身份证', '不动产证'],
    });
    expect(refusal(await stage.post('chen', `/access-grants/${held.id}/withdraw`))).toBe(
      '404 access-request.not-found',
    );
  });

  test('finished by the clerk: the next person may come, the token is dead', async () => {
    const held = await grant(stage);
    read(deskApi.finish, await stage.post('clerk', `/desk/access-grants/${held.id}/finish`, { token: held.token }));
    expect(refusal(await readings(held.id, held.token))).toBe('404 access-grant.not-usable');
  });

  test('filing is retried without a second copy', async () => {
    const held = await grant(stage);
    const filing = { token: held.token, certificateTypes: ['resident-identity-card'] };
    const path = `/desk/access-grants/${held.id}/file`;
    await stage.post('clerk', path, filing, 'filing-key-012345678');
    const again = read(deskApi.file, await stage.post('clerk', path, filing, 'filing-key-012345678'));
    expect(again.materials).toHaveLength(1);
    expect(read(deskApi.file, await stage.post('clerk', path, filing)).materials).toHaveLength(1);
  });
});
