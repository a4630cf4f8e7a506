import type { ErrorWords } from './error-words.js';
import { courseErrors } from './course-errors.js';
import { roomErrors } from './room-errors.js';
import { programmeErrors } from './programme-errors.js';

export const errors: ErrorWords = {
  REQUEST_INVALID: { title: '填写的内容有误', remedy: '请检查标出的项目，改正后再试。' },
  NOT_SIGNED_IN: { title: '登录已过期', remedy: '请重新登录，已填写的内容不会丢失。' },
  CREDENTIALS_WRONG: { title: '邮箱或密码不正确', remedy: '请核对后重新输入；忘记密码可通过邮箱重设。' },
  PASSWORD_WRONG: { title: '密码不正确', remedy: '请重新输入登录密码。' },
  ORIGIN_FOREIGN: { title: '请求来源不受信任', remedy: '请从本系统的网址重新打开页面。' },
  ACTION_NOT_ALLOWED: {
    title: '您没有此项操作的权限',
    remedy: '请由有权限的人员办理，或联系本院会诊协调员。',
  },
  NOT_FOUND: { title: '找不到该内容', remedy: '它可能已被移除，或您无权查看。请返回列表重新查找。' },
  METHOD_NOT_ALLOWED: { title: '不支持此操作', remedy: '请刷新页面后再试。' },
  STATE_CONFLICT: { title: '状态已变化', remedy: '这一步现在不能进行。请查看最新状态后再操作。' },
  REVISION_CONFLICT: { title: '内容已被更新', remedy: '请先查看最新内容，再决定是否继续。' },
  EXPERT_DOUBLE_BOOKED: { title: '专家该时段已有安排', remedy: '请选择不重叠的时间，步行时间也计算在内。' },
  ROOM_TAKEN: { title: '会诊室该时段已被占用', remedy: '请换一间会诊室，或另选时间。' },
  DEVICE_TAKEN: { title: '设备该时段已被占用', remedy: '请换一台设备，或另选时间。' },
  SUBJECT_UNKNOWN: {
    title: '所选人员或会诊室不可用',
    remedy: '请刷新后重新选择：专家须已受邀加入本次会诊，会诊室须属于双方医院。',
  },
  SPAN_INVALID: { title: '时间范围不正确', remedy: '结束须晚于开始，且不超过 92 天。' },
  SESSION_NOT_OPEN: {
    title: '会诊室尚未开放或已关闭',
    remedy: '请在预约时间前后进入；如已结束，可重新预约。',
  },
  SESSION_STILL_OPEN: { title: '视频会诊尚未结束', remedy: '请先结束当前视频会诊，再重新预约。' },
  SESSION_PARTICIPANT_ALONE: { title: '对方尚未进入会诊室', remedy: '请等待对方进入。' },
  FILE_TOO_LARGE: { title: '文件过大', remedy: '每个文件不超过 25 MB，请压缩或拆分后再上传。' },
  FILE_TYPE_UNSUPPORTED: { title: '不支持的文件类型', remedy: '请上传 JPEG、PNG、WebP 图片或 PDF 文件。' },
  MEDIA_TYPE_UNSUPPORTED: { title: '不支持的数据格式', remedy: '请刷新页面后再试。' },
  FILES_TOO_MANY: { title: '附件数量已达上限', remedy: '最多 20 个附件，请先移除不需要的附件。' },
  FILE_EMPTY: { title: '文件是空的', remedy: '请检查原文件后重新上传。' },
  REQUEST_INCOMPLETE: { title: '申请尚未填写完整', remedy: '请补全标出的项目后再提交。' },
  CONSENT_UNSOUND: {
    title: '知情同意登记不完整',
    remedy: '请注明由谁同意、为何不是患者本人、与患者的关系，并确认已说明费用。',
  },
  CONSENT_ALREADY_GIVEN: {
    title: '已登记过知情同意',
    remedy: '如需更改，请先撤回已登记的同意并说明原因，再重新登记。',
  },
  SIGNATURE_EMPTY: { title: '还没有签名', remedy: '请同意人在签名框内签名，或改用扫描件。' },
  CONSENT_MISSING: {
    title: '尚未登记知情同意',
    remedy: '请向患者或其监护人、近亲属说明并取得同意，由其在屏幕上签名，或上传签好的同意书。',
  },
  SPECIALTY_NOT_AGREED: {
    title: '协议不包含这个专科',
    remedy: '请选择协议内的专科或其他结对医院，或请协调员扩大协议范围。',
  },
  SERVICE_NOT_AGREED: {
    title: '协议不包含这项服务',
    remedy: '请选择协议内的服务，或请协调员扩大协议范围。',
  },
  REASON_MISSING: { title: '尚未填写理由', remedy: '请写明理由，对方会看到。' },
  APPOINTMENT_IN_PAST: { title: '预约时间已过', remedy: '请选择现在或将来的时间。' },
  APPOINTMENT_LENGTH_INVALID: { title: '预约时长不合要求', remedy: '请设为 5 至 240 分钟。' },
  OPINION_MISSING: { title: '会诊意见尚未写好', remedy: '请填写会诊所见和会诊建议后再签发。' },
  HOSPITAL_CODE_TAKEN: {
    title: '这个编码已有医院使用',
    remedy: '请换一个编码，或打开已有的那家医院。',
  },
  HOSPITAL_PARENT_INVALID: {
    title: '上级医院不正确',
    remedy: '请选择另一家医院和关系；医院不能隶属于自己或自己的下级。',
  },
  REGION_UNKNOWN: {
    title: '没有这个行政区划',
    remedy: '请从列表中选择行政区划。',
  },
  GRADE_DATE_INVALID: {
    title: '等级日期不正确',
    remedy: '请填写今天或更早的日期。',
  },
  IMPORT_FILE_TOO_LARGE: {
    title: '文件太大',
    remedy: '导入文件最大 64 MB，请拆分后再上传。',
  },
  IMPORT_FORMAT_UNSUPPORTED: {
    title: '不支持这种导入文件',
    remedy: '请使用 CSV 或 XLSX 文件，可先下载模板。',
  },
  IMPORT_STATE_CONFLICT: {
    title: '这次导入的状态已变',
    remedy: '页面已显示最新状态，请查看后再决定。',
  },
  IMPORT_HAS_BAD_ROWS: {
    title: '文件中还有错误行',
    remedy: '请修改后重新上传，或选择跳过错误行。',
  },
  IMPORT_CHANGES_NOTHING: {
    title: '这个文件没有任何变化',
    remedy: '名录已与文件一致，无需导入。',
  },
  PERIOD_INVALID: {
    title: '统计时段不正确',
    remedy: '起始季度不能晚于截止季度，最多 40 个季度；基线季度不能晚于截止季度。',
  },
  QUARTER_NOT_TELLABLE: {
    title: '这个季度还不能填报',
    remedy: '季度结束后才能填报，最多补报十年。',
  },
  DAY_IN_FUTURE: { title: '日期还没有到', remedy: '请填写今天或以前的日期。' },
  TECHNIQUE_ALREADY_TOLD: {
    title: '这项技术已经登记过',
    remedy: '如需更正日期，请先撤回原登记。',
  },
  SIGN_IN_OUTDATED: { title: '登录步骤已过期', remedy: '请从头开始登录。' },
  CODE_WRONG: { title: '验证码不正确或已用过', remedy: '请输入最新的验证码；每个验证码只能用一次。' },
  PASSKEY_REFUSED: { title: '通行密钥未通过验证', remedy: '请重试，或改用其他验证方式。' },
  ACCOUNT_DISABLED: { title: '账号已停用', remedy: '请联系本院管理员。' },
  STEP_UP_NEEDED: { title: '需要再次确认是您本人', remedy: '请完成验证后继续，已填写的内容不会丢失。' },
  SECOND_FACTOR_NEEDED: { title: '仅凭密码不足以确认', remedy: '请使用您的通行密钥、身份验证器或恢复码。' },
  SECOND_FACTOR_MISSING: {
    title: '需要先设置二次验证',
    remedy: '请在“我的账号”中绑定身份验证器或通行密钥。',
  },
  SETUP_CODE_WRONG: { title: '安装码不正确', remedy: '请使用系统启动时给出的安装码；过期后重启可得到新的。' },
  SECOND_FACTOR_LAST: {
    title: '您的岗位必须保留二次验证',
    remedy: '请先添加另一种二次验证方式，再移除这一种。',
  },
  TOTP_ALREADY_SET: { title: '已绑定身份验证器', remedy: '如需更换，请先移除现有的。' },
  TOTP_NOT_BEGUN: { title: '尚未开始绑定', remedy: '请重新扫描二维码后再输入验证码。' },
  PASSKEY_ALREADY_KNOWN: { title: '这个通行密钥已添加过', remedy: '请换一台设备，或直接使用它登录。' },
  POST_ALREADY_HELD: { title: '此人已有这个岗位', remedy: '请核对日期，或先结束原岗位。' },
  POST_ALREADY_ENDED: { title: '这个岗位已经结束', remedy: '页面已显示最新状态，无需再操作。' },
  POST_SEPARATION: {
    title: '这个岗位须与其他岗位分开',
    remedy:
      '管理、监管岗位与诊疗、协调岗位不能由同一人担任，也不能任命自己。请任命另一人，或先结束其原岗位。',
  },
  INVITATION_ALREADY_OPEN: { title: '已有尚未处理的邀请', remedy: '可以重新发送或撤回原邀请。' },
  ADMINISTRATOR_LAST: { title: '这是最后一位平台管理员', remedy: '请先任命另一位平台管理员。' },
  SETUP_ALREADY_DONE: { title: '系统已完成初始设置', remedy: '请直接登录。' },
  EMAIL_ALREADY_USED: { title: '这个邮箱已有账号', remedy: '请换一个邮箱，或用该账号登录。' },
  INVITATION_INVALID: { title: '邀请已失效', remedy: '它可能已被使用、撤回或过期，请联系邀请人重新发送。' },
  RESET_TOKEN_INVALID: { title: '重设链接已失效', remedy: '它可能已被使用或过期，请重新申请。' },
  PASSWORD_WEAK: {
    title: '密码太容易被猜到',
    remedy: '请至少用 10 个字符，混用文字、数字或符号，不要包含姓名或邮箱。',
  },
  POST_INVALID: { title: '岗位信息不完整', remedy: '请为岗位选择医院或地区，为专家选择专科，并核对日期。' },
  TOO_MANY_ATTEMPTS: { title: '尝试次数过多', remedy: '请等待几分钟后再试。' },
  UNEXPECTED: { title: '系统出现问题', remedy: '请稍后再试；如反复出现，请把编号告知管理员。' },
  MEDIA_UNAVAILABLE: {
    title: '视频服务暂不可用',
    remedy: '请稍后再试，或先电话联系对方；会诊意见仍可书面签发。',
  },
  SERVICE_UNAVAILABLE: { title: '服务暂不可用', remedy: '请稍后再试，已填写的内容保留在本机。' },
  TICKET_INVALID: { title: '进入会诊室的凭证已失效', remedy: '请重新进入会诊室。' },
  SIGNALLING_OUT_OF_ORDER: { title: '与会诊室的连接出现异常', remedy: '请离开后重新进入会诊室。' },
  ...programmeErrors,
  ...courseErrors,
  ...roomErrors,
};
