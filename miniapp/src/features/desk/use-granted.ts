import { deskApi, type Application, type CertificateReading, type DeskGrant } from 'shared/presentation-desk.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';

/** A reading with the moment it came, by this browser's clock. */
interface Read {
  is: CertificateReading;
  at: number;
}

/** Reads and files what one grant gives; values live here only and die with the page's state. */
export function useGranted(grant: DeskGrant, since: number) {
  const [reading, setReading] = useState<Read>();
  const [asked, setAsked] = useState<string>();
  const [left, setLeft] = useState({ reads: grant.readsLeft, expiresInMs: grant.expiresInMs, since });
  const [filed, setFiled] = useState<Application>();
  const given = grant.certificates.filter((one) => one.given);
  const [toFile, setToFile] = useState(() => given.map(({ type }) => type));

  const read = useAction(
    (_key, certificateType: string) => call(deskApi.read, { id: grant.id, token: grant.token, certificateType }),
    (is) => {
      const at = Date.now();
      setReading({ is, at });
      setLeft({ reads: is.readsLeft, expiresInMs: is.expiresInMs, since: at });
    },
  );
  const file = useAction(
    (key, certificateTypes: string[]) =>
      call(deskApi.file, { id: grant.id, token: grant.token, certificateTypes }, { key }),
    setFiled,
  );

  function show(type: string) {
    if (read.working) return;
    setReading(undefined);
    setAsked(type);
    void read.run(type);
  }
  const [first] = given;
  useEffect(() => {
    if (first) show(first.type);
  }, []);

  const tick = (type: string, on: boolean) =>
    setToFile((old) => given.map((one) => one.type).filter((one) => (one === type ? on : old.includes(one))));

  return {
    reading: reading?.is,
    asked,
    show,
    read,
    left,
    readsDone: grant.readsAllowed - left.reads,
    toFile,
    tick,
    file: () => {
      if (toFile.length > 0) void file.run(toFile);
    },
    filing: file.working,
    fileError: file.error,
    filed,
  };
}
