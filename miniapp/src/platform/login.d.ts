/**
 * A one-time code for the login endpoint. WeChat: `wx.login`. H5 has no WeChat behind it: the simulator gives a code
 * for the demo person chosen on the login page (`demo-1`…); a server without simulators has no such answer.
 */
export const loginCode: (demoPerson: string) => Promise<string>;
