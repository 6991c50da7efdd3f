/** Who is verified, under which of our numbers, on whose phone. */
export interface FaceSubject {
  readonly name: string;
  readonly idNumber: string;
  /** Our own number of the verification (out_seq_no). */
  readonly sequence: string;
  /** Must be the openid of the phone that runs the verification. */
  readonly openid: string;
}

/** WeChat 人脸核身 2.0. Neither picture nor feature of a face passes through here. */
export interface FaceProvider {
  /** True for the stand-in (仿真). */
  readonly simulated: boolean;
  /** getVerifyId: opens a verification, returns the verify_id for the phone. Throws `upstream.*`. */
  open(subject: FaceSubject): Promise<string>;
  /** queryVerifyInfo: the provider's verdict on this verify_id for this very subject. Throws `upstream.*`. */
  passed(verifyId: string, subject: FaceSubject): Promise<boolean>;
}
