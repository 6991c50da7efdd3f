import { answered, note, succeed } from './answers.mjs';

/** `wx.request` and its kin: what is sent leaves through the functions the test gave the page. */
export function network(phone, outside) {
  const sent = (name, options, answer) => {
    const promise = note(phone, name, { url: options.url, method: options.method }, answered(options, answer));
    return {
      abort() {},
      onHeadersReceived() {},
      offHeadersReceived() {},
      onProgressUpdate() {},
      then: promise.then.bind(promise),
    };
  };
  const plain = ({ url, method = 'GET', header, data, name, formData, filePath }) => {
    return { url, method, header, data, name, formData, filePath };
  };
  return {
    request: (options) => sent('request', options, outside.request(plain(options))),
    uploadFile: (options) => sent('uploadFile', options, outside.upload(plain(options))),
    downloadFile: (options) => sent('downloadFile', options, outside.download(plain(options))),
    connectSocket: (options) => openSocket(phone, outside, options),
  };
}

function openSocket(phone, outside, options) {
  const id = phone.sockets.length;
  const listeners = {};
  phone.sockets.push((event, detail) => listeners[event]?.(detail));
  void outside.openSocket(id, options.url);
  void succeed(options, { socketTaskId: id });
  const act =
    (work) =>
    (given = {}) =>
      answered(
        given,
        work(given).then(() => ({})),
      );
  const on = (event) => (listener) => void (listeners[event] = listener);
  return {
    send: act(({ data }) => outside.sendSocket(id, data)),
    close: act(() => outside.closeSocket(id)),
    onOpen: on('open'),
    onMessage: on('message'),
    onClose: on('close'),
    onError: on('error'),
  };
}
