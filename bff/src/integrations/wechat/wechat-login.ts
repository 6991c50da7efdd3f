/** WeChat's login server, as far as a login needs it. */
export interface WechatLogin {
  /**
   * Exchanges a login code (single use, 5 minutes) for the openid. The session_key never leaves the adapter. Throws
   * `login.code-used`, `login.code-invalid`, `login.refused`, `request.too-many`, `upstream.unavailable|timeout|invalid`.
   */
  openidOf(code: string): Promise<string>;
}
