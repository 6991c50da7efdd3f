interface Reason {
  readonly verdict: 'yes' | 'no' | 'open';
  readonly answer: string;
  readonly why: string;
}

/**
 * The three separate answers about a proof, each a reason code: I = has the content been changed, S = is it good now,
 * O = who issued it. `yes` and `no` are certain; `open` says that this way of asking could not tell.
 * H answers on its own whether it is about the person at hand.
 */
export const verificationReasons = {
  'I-00': { verdict: 'yes', answer: '没改过', why: '从盖章到现在，一个字节都没变' },
  'I-01': { verdict: 'open', answer: '还没有看文件', why: '请把姓名、用途、日期和手上的那份对一对' },
  'I-02': { verdict: 'no', answer: '改过，或没传完整', why: '文件和盖章时不一样，里面的内容不能信' },
  'I-03': { verdict: 'no', answer: '没有电子印章', why: '可能是打印后扫描的，或另存时丢了印章' },
  'I-04': { verdict: 'no', answer: '不是证明文件', why: '这里只能验 PDF 和 OFD 格式的证明' },
  'I-05': { verdict: 'yes', answer: '码里的内容没改过', why: '请把纸上的姓名、编号、日期和这里对一对' },
  'I-06': { verdict: 'no', answer: '码是假的', why: '码里的签名不对，不是出证机关签的' },
  'I-07': { verdict: 'open', answer: '没法核对签名', why: '要先认得签名的钥匙，才能知道改没改过' },
  'I-08': { verdict: 'no', answer: '不是证明上的码', why: '可能扫错了，请扫证明上的那个二维码' },
  'I-09': { verdict: 'open', answer: '没法看', why: '没找到是哪一份，就没法看改没改过' },
  'S-00': { verdict: 'yes', answer: '有效', why: '刚刚查过登记' },
  'S-01': { verdict: 'open', answer: '没有联网，没有查', why: '离线看不出有没有作废，连上网请再验一次' },
  'S-02': { verdict: 'no', answer: '过期了', why: '过了有效期的最后一天' },
  'S-03': { verdict: 'no', answer: '已换成新的一份', why: '出证机关更正过，请要新的那一份' },
  'S-04': { verdict: 'no', answer: '已经作废', why: '持有人自己作废的，不能恢复' },
  'S-05': { verdict: 'no', answer: '已经作废', why: '出证机关作废的，不能恢复' },
  'S-07': { verdict: 'no', answer: '登记里没有', why: '按这个编号、校验码或码，没有找到' },
  'S-08': { verdict: 'no', answer: '登记里没有这一份', why: '印章或签名是真的，但不是在随办开的' },
  'S-09': { verdict: 'open', answer: '没有查', why: '另外两样没有都过，就没有查登记' },
  'O-00': { verdict: 'yes', answer: '印章可信', why: '印章证书可信，盖章时在有效期内' },
  'O-01': { verdict: 'yes', answer: '登记的出证机关', why: '按登记是它开的；印章要选文件才能验' },
  'O-02': { verdict: 'yes', answer: '签名可信', why: '码是用它登记过的钥匙签的' },
  'O-03': { verdict: 'no', answer: '签名的钥匙不在有效期', why: '开出的日子，这把钥匙还没用或已停用' },
  'O-04': { verdict: 'no', answer: '不认识这个印章', why: '盖章的不是这里登记过的机关' },
  'O-05': { verdict: 'no', answer: '印章证书不在有效期', why: '盖章时证书还没生效，或已经过期' },
  'O-06': { verdict: 'no', answer: '不认识签名的钥匙', why: '签这个码的不是这里登记过的机关' },
  'O-07': { verdict: 'no', answer: '钥匙或印章已作废', why: '签名用的钥匙或印章证书已经作废' },
  'O-08': { verdict: 'open', answer: '手机里没有它的钥匙', why: '可能是新换的钥匙，连上网请再验一次' },
  'O-09': { verdict: 'open', answer: '不知道是谁', why: '没有核对成，上面写的机关不能信' },
  'H-00': { verdict: 'yes', answer: '一致', why: '这份证明就是给这个号码开的' },
  'H-01': { verdict: 'no', answer: '不一致', why: '这份证明不是给这个号码开的' },
} as const satisfies Record<string, Reason>;

export type VerificationReason = keyof typeof verificationReasons;
