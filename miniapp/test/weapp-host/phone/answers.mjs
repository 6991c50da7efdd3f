export function succeed(options, answer = {}) {
  return answered(options, Promise.resolve(answer));
}

export const fail = (options, message) => answered(options, Promise.reject(new Error(message)));

/** WeChat answers through callbacks when there are any, else through the promise. */
export function answered(options, answer) {
  const calls = options?.success || options?.fail || options?.complete;
  return answer.then(
    (value) => {
      const result = { errMsg: 'ok', ...value };
      options?.success?.(result);
      options?.complete?.(result);
      return result;
    },
    (error) => {
      const result = { errMsg: error.message };
      options?.fail?.(result);
      options?.complete?.(result);
      if (calls) return result;
      throw result;
    },
  );
}

export function note(phone, name, options, answer) {
  phone.calls.push({ name, url: options?.url, method: options?.method });
  return answer;
}
