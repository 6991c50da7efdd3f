interface ErrorText {
  /** HTTP status. */
  readonly status: number;
  /** What happened, in the citizen's words. */
  readonly title: string;
  /** What did not happen and what to do now. */
  readonly detail: string;
}

/** Every code the server can answer (RFC 9457 problem+json), with what happened and what to do. One section a capability. */
export const errors = {
  // every request
  'request.malformed': { status: 400, title: '请求格式不对', detail: '什么都没有保存。请返回后重新操作一次。' },
  'request.invalid-text': {
    status: 400,
    title: '内容里有不能识别的字符',
    detail: '什么都没有保存。请删掉特殊字符后重新提交。',
  },
  'request.invalid': { status: 422, title: '有内容要改', detail: '什么都没有保存。请按提示改好后再提交。' },
  'request.unsupported-type': { status: 415, title: '不支持这种格式', detail: '什么都没有保存。请换一种格式再试。' },
  'request.too-large': { status: 413, title: '内容太大了', detail: '什么都没有保存。请减少内容后再提交。' },
  'request.too-many-headers': { status: 431, title: '请求头太大', detail: '什么都没有保存。请关闭页面后重新打开。' },
  'request.not-found': { status: 404, title: '没有找到', detail: '可能已经删除，或者不属于您。请返回上一页。' },
  'request.method-not-allowed': { status: 405, title: '不支持这样操作', detail: '什么都没有改变。请返回上一页。' },
  'request.range-unsatisfiable': {
    status: 416,
    title: '要的这一段不存在',
    detail: '什么都没有改变。请从头下载。',
  },
  'request.timeout': { status: 408, title: '网络太慢，没有收完', detail: '什么都没有保存。请换个信号好的地方再试。' },
  'request.idempotency-key-required': {
    status: 400,
    title: '请求缺少编号',
    detail: '什么都没有保存。请更新小程序后再试。',
  },
  'request.idempotency-key-invalid': {
    status: 400,
    title: '请求编号格式不对',
    detail: '什么都没有保存。请更新小程序后再试。',
  },
  'request.idempotency-key-reused': {
    status: 422,
    title: '这个请求编号已用于别的内容',
    detail: '这次没有保存。请返回后重新操作。',
  },
  'request.already-done': { status: 409, title: '这一步已经办过了', detail: '没有重复办理。请刷新页面看结果。' },
  'request.in-progress': { status: 409, title: '正在办理', detail: '上一次提交还在办，请稍等几秒再看。' },
  'request.conflict': { status: 409, title: '情况刚刚变了', detail: '这次没有改动。请刷新后再看一看。' },
  'request.too-many': { status: 429, title: '操作太频繁', detail: '请稍等一会儿再试。' },
  'request.two-credentials': { status: 400, title: '登录方式冲突', detail: '什么都没有保存。请退出后重新登录。' },
  'server.unavailable': {
    status: 503,
    title: '服务暂时没有回应',
    detail: '这次没有办成，您填的都还在。请过几秒再试。',
  },
  'server.fault': {
    status: 500,
    title: '出了意外',
    detail: '这次没有办成，什么都没有丢。请把下面的编号告诉窗口或 12345。',
  },
  'storage.unavailable': {
    status: 503,
    title: '暂时存不进去',
    detail: '这次没有办成，您填的都还在。请过几分钟再试。',
  },
  // outside systems
  'upstream.unavailable': {
    status: 503,
    title: '对方部门暂时没有回应',
    detail: '这次没有办成，您填的都还在。请过几分钟再试，或到窗口办。',
  },
  'upstream.invalid': {
    status: 502,
    title: '对方部门给的答复看不懂',
    detail: '这次没有办成，已经记录。请过一会儿再试，或到窗口办。',
  },
  'upstream.timeout': {
    status: 504,
    title: '对方部门太久没有回应',
    detail: '这次没有办成，您填的都还在。请过几分钟再试。',
  },
  // who may
  'session.required': { status: 401, title: '请先登录', detail: '登录后会回到这一页。' },
  'session.identity-required': { status: 403, title: '请先证明是本人', detail: '刷脸或到窗口核对身份证后就能继续。' },
  'session.csrf': { status: 403, title: '页面已过期', detail: '什么都没有改变。请刷新页面后再试。' },
  'session.step-up-required': { status: 403, title: '这一步要再确认一次是本人', detail: '确认后 5 分钟内有效。' },
  'actor.forbidden': { status: 403, title: '您没有这项权限', detail: '什么都没有改变。如需开通，请联系管理员。' },
  // login
  'login.code-used': { status: 401, title: '微信登录没有成功', detail: '没有登录。请返回后再点一次登录。' },
  'login.code-invalid': { status: 401, title: '微信登录没有成功', detail: '没有登录。请返回后再点一次登录。' },
  'login.refused': {
    status: 403,
    title: '微信不让这个账号登录',
    detail: '没有登录。请在微信里查看账号状态，或到窗口办。',
  },
  'login.demo-in-production': {
    status: 422,
    title: '这是演示用的号码',
    detail: '什么都没有保存。请填写证件上的真实号码。',
  },
  'consent.required': {
    status: 403,
    title: '刷脸前要先征得您同意',
    detail: '没有开始刷脸。请先看说明，也可以换不刷脸的方式。',
  },
  'consent.outdated': { status: 409, title: '说明有了新版本', detail: '没有记下同意。请看过新说明再决定。' },
  'identity.verification-invalid': {
    status: 403,
    title: '这次核对不能用了',
    detail: '没有登录，什么都没有改变。请重新核对一次。',
  },
  'identity.not-passed': {
    status: 403,
    title: '没有核对成功',
    detail: '没有登录，什么都没有改变。可以再试一次，或换不刷脸的方式。',
  },
  'identity.pending': { status: 409, title: '工作人员还没有核对', detail: '请把码给窗口看，核对完会自动继续。' },
  'identity.too-many-attempts': {
    status: 429,
    title: '核对的次数太多了',
    detail: '为了安全先停一停。请过一会儿再试，或带身份证到窗口。',
  },
  'identity.code-not-usable': { status: 404, title: '这个码不能用了', detail: '什么都没有改变。请群众换一个新码。' },
  'identity.terminal-required': {
    status: 403,
    title: '要在窗口电脑上核对',
    detail: '没有核对。请在登记过的窗口电脑上登录。',
  },
  // organizations
  'organization.not-legal-representative': {
    status: 403,
    title: '没有查到您是这家企业的法定代表人',
    detail: '没有绑定。请核对统一社会信用代码；刚变更过的，登记后第二天再试。',
  },
  'organization.agent-is-self': { status: 422, title: '这是您自己', detail: '没有添加。法定代表人不用再授权自己。' },
  'organization.agent-exists': { status: 409, title: '已经授权过这个人', detail: '没有重复添加。' },
  // proofs
  'proof.not-found': { status: 404, title: '没有找到这份证明', detail: '可能不属于您。请返回“我开过的”再看看。' },
  'proof.character-unsupported': {
    status: 422,
    title: '姓名或单位里有字库还没有的字',
    detail: '没有开出证明，也没有占用编号。请到窗口开，窗口能写上这个字。',
  },
  'proof.nothing-on-record': {
    status: 422,
    title: '没查到您的记录',
    detail: '没有开出证明，也没有占用编号。如果您在外地登记，请到当地开。',
  },
  'proof.record-of-another': {
    status: 502,
    title: '部门给错了人的记录',
    detail: '没有开出证明，也没有占用编号。已经报告给管理员，请过一会儿再试，或到窗口开。',
  },
  'proof.too-many-today': {
    status: 429,
    title: '今天开得太多了',
    detail: '没有再开。请用已经开好的，或明天再开。',
  },
  'proof.not-guardian': {
    status: 403,
    title: '没查到您是这个孩子的监护人',
    detail: '没有开出证明，也没有占用编号。孩子满 18 岁要自己开；户口刚变动的，请带户口簿到窗口开。',
  },
  'proof.not-for-asker': {
    status: 422,
    title: '这种证明不能这样开',
    detail: '没有开出证明。请换一个“给谁开”，或返回选别的证明。',
  },
  'proof.format-missing': {
    status: 404,
    title: '这一份没有 OFD 文件',
    detail: '它是早先开的，只有 PDF。要 OFD 就再开一份。',
  },
  'proof.cannot-correct': {
    status: 422,
    title: '这一份不能用新数据更正',
    detail: '没有改动。审核后开的，请到“证明审核”里打开那份申请更正；别的请作废，再请本人重新开。',
  },
  'proof.not-your-department': {
    status: 403,
    title: '您的单位不出这种证明',
    detail: '没有改动。只有出证的部门能看、能作废。',
  },
  'verification.not-found': {
    status: 404,
    title: '没有查到这份证明',
    detail: '请对照证明再核对一下编号和校验码。都没写错，就请不要收这一份。',
  },
  'verification.holder-not-comparable': {
    status: 409,
    title: '这一份不能核对身份证号',
    detail: '没有核对。它已经不能用了，或者开得太早、码里没有这一项。',
  },
  'verification.too-many-mismatches': {
    status: 429,
    title: '不一致的次数太多了',
    detail: '没有核对。为了不让人猜号码，先停一天或更久。请看对方的身份证原件，和证明上写的号码对一对。',
  },
  'proof.already-revoked': { status: 409, title: '这份已经作废了', detail: '没有再改动。' },
  // reviewed proofs
  'proof-request.not-found': {
    status: 404,
    title: '没有找到这份申请',
    detail: '可能编号不对，或者不归您看。请返回列表再找。',
  },
  'proof-request.step-not-open': {
    status: 409,
    title: '现在不能办这一步',
    detail: '这次没有改动。这份申请已经到了别的环节，请刷新后再看。',
  },
  'proof-request.cannot-correct': {
    status: 409,
    title: '这份证明不能更正了',
    detail: '没有改动。它已经作废，或者过期了。要用的话，请本人重新申请。',
  },
  'proof-request.already-open': {
    status: 409,
    title: '同样的申请还没办完',
    detail: '没有再提交一份。请先看办到哪了，或撤回后重新申请。',
  },
  'material.not-found': { status: 404, title: '没有找到这份材料', detail: '可能已经删除，或者不归您看。' },
  'material.gone': {
    status: 422,
    title: '有材料已经不在了',
    detail: '没有提交，您填的都还在。请删掉那份材料，重新选一次。',
  },
  'material.unsupported': {
    status: 415,
    title: '这不是能用的文件',
    detail: '这份没有存。请换 JPG、PNG、WebP 图片或 PDF。',
  },
  'material.invalid': {
    status: 422,
    title: '这份 PDF 不能收',
    detail: '这份没有存：打不开，有密码，或者带了脚本和附件。请另存一份普通的 PDF，或拍照上传。',
  },
  'material.too-many': { status: 422, title: '传了太多还没提交的材料', detail: '这份没有存。请先提交，或明天再传。' },
  // departments asking departments
  'inquiry.not-found': {
    status: 404,
    title: '没有找到这次核验',
    detail: '可能编号不对，或者不归您看。请返回列表再找。',
  },
  'inquiry.not-registered': {
    status: 403,
    title: '这个用途没有登记',
    detail: '没有查询，已经记录。本部门要查这项数据，请先登记用途和法律依据。',
  },
  'inquiry.step-not-open': {
    status: 409,
    title: '现在不能办这一步',
    detail: '这次没有改动。这次核验已经有结果了，请刷新后再看。',
  },
  // staff and terminals
  'staff.login-failed': {
    status: 401,
    title: '工号或密码不对',
    detail: '没有登录。请核对后再试，连错 5 次会停 10 分钟。',
  },
  'staff.locked': {
    status: 429,
    title: '这个工号要歇一会儿',
    detail: '没有登录。密码连错多次，请 10 分钟后再试，或找管理员。',
  },
  'terminal.code-not-usable': {
    status: 404,
    title: '这个终端登记码不能用',
    detail: '没有登记。请向管理员要一个新的登记码。',
  },
  'terminal.required': {
    status: 403,
    title: '这台电脑不是窗口终端',
    detail: '没有办。请在登记过的窗口电脑上登录后再办。',
  },
  // certificates
  'certificate.not-found': {
    status: 404,
    title: '没有找到这张证照',
    detail: '可能已经换发，或者不属于您。请回到证照页看看。',
  },
  'certificate.revoked': {
    status: 409,
    title: '这张证照已经吊销或注销',
    detail: '没有给出内容：刚刚核对时它已经作废。请群众问发证部门。',
  },
  'certificate.not-valid': {
    status: 409,
    title: '这张证照现在不能用',
    detail: '没有给出内容：刚刚核对时它已不是有效状态。请群众问发证部门。',
  },
  // presenting at a window
  'code.not-usable': { status: 404, title: '这个码不能用了', detail: '没有发出请求。请群众刷新后重试。' },
  'window-code.not-usable': {
    status: 404,
    title: '窗口的码不能用了',
    detail: '没有发出请求。请看窗口屏幕上的新码，再扫一次。',
  },
  'service-item.not-here': {
    status: 403,
    title: '本窗口不办这件事',
    detail: '没有发出请求。请换一件事，或请群众到别的窗口。',
  },
  'application.not-found': { status: 404, title: '没有找到这个办件', detail: '没有发出请求。请核对办件编号。' },
  'application.closed': { status: 409, title: '这个办件已经办完', detail: '没有发出请求。请新开一个办件。' },
  'application.other-holder': {
    status: 409,
    title: '这个办件是另一位群众的',
    detail: '没有发出请求。请核对办件编号，再请群众刷新码。',
  },
  'holder.other-kind': {
    status: 409,
    title: '身份不对应',
    detail: '没有发出请求。请换成这件事要的个人或企业身份，再试一次。',
  },
  'access-request.not-found': { status: 404, title: '没有找到这个请求', detail: '可能已经结束，或者不是给您的。' },
  'access-request.number-missing': {
    status: 422,
    title: '请先点窗口屏幕上的数',
    detail: '还没有同意。选好数再点同意。',
  },
  'access-grant.not-usable': {
    status: 404,
    title: '授权不能用了',
    detail: '没有给出内容：时间到了、次数用完、被撤回，或者不是给这个窗口的。',
  },
  'access-grant.not-given': { status: 403, title: '群众没给这一样', detail: '没有给出内容。请按旧办法收材料。' },
  // cases
  'case.not-found': { status: 404, title: '没有找到这件有呼', detail: '可能编号不对，或者不归您看。请返回列表再找。' },
  'case.step-not-open': {
    status: 409,
    title: '现在不能办这一步',
    detail: '这次没有改动。这件有呼已经到了别的环节，请刷新后再看。',
  },
  'case.not-to-remind': {
    status: 409,
    title: '现在不用催',
    detail: '没有重复催。今天催过了，或者正等您回答；明天还没动静可以再催。',
  },
  'case.unit-unknown': { status: 422, title: '没有这个承办单位', detail: '没有转出去。请刷新后重新选单位。' },
  'photo.not-found': { status: 404, title: '没有找到这张照片', detail: '可能已经删除，或者不归您看。' },
  'photo.gone': {
    status: 422,
    title: '有照片已经不在了',
    detail: '没有提交，您写的都还在。请删掉那张照片，重新选一次。',
  },
  'photo.unsupported': {
    status: 415,
    title: '这不是能用的照片',
    detail: '这张没有存。请换 JPG、PNG 或 WebP 格式的照片。',
  },
  'photo.invalid': { status: 422, title: '这张照片打不开', detail: '这张没有存，您写的都还在。请换一张，或重新拍。' },
  'photo.too-many': { status: 422, title: '传了太多还没提交的照片', detail: '这张没有存。请先提交，或明天再传。' },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof errors;

/** The body of every refusal: RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  /** Field name → Chinese sentence. */
  fields?: Record<string, string>;
}
