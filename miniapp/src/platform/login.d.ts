/**
 * A one-time code for the login endpoint. WeChat: `wx.login`. H5 has no WeChat behind it: a made-up code of the
 * simulator, stable for this browser, so the same demo person comes back; only a server with the simulator on takes it.
 */
export const loginCode: () => Promise<string>;
