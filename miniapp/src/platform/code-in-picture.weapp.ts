export const codeInPicture = () => Promise.resolve(undefined);
