import { recordingErrors } from './recording-errors.js';
/** Errors of the people in a room, and of the guests who come by a link. */
export const roomErrors = {
  JOURNAL_FULL: { title: '本次会诊的消息已满', remedy: '请改用语音交流，或写入会诊本身。' },
  VOICE_NOTE_INCOMPLETE: {
    title: '这条语音还没有全部送达',
    remedy: '说话人重新连上会诊室后会继续发送，请稍后再试。',
  },
  RIGHT_MISSING: { title: '您在会诊室中没有此项权限', remedy: '请由主持人操作。' },
  ROOM_NOT_ADMITTED: { title: '您还在等候，尚未获准进入', remedy: '请稍候，主持人准许后会自动进入。' },
  ROOM_PERSON_NEEDED: {
    title: '不能移出申请医师或会诊专家',
    remedy: '会诊需要双方都在。如需结束，请使用“结束会诊”。',
  },
  ROOM_SUCCESSOR_UNFIT: { title: '不能移交给此人', remedy: '请移交给会诊室内的另一位医师或专家。' },
  ROOM_KEPT_QUIET: { title: '主持人已开启全员静音', remedy: '请举手，主持人可请您发言。' },
  ROOM_SCREEN_TAKEN: { title: '已有人在共享屏幕', remedy: '请其先停止共享，或由主持人停止后再试。' },
  GUEST_LINK_INVALID: { title: '此链接已失效', remedy: '会诊可能已结束或邀请已撤回，请联系邀请您的医生。' },
  GUEST_LINK_USED: {
    title: '此链接已在另一台设备或浏览器上使用',
    remedy: '请用当时的设备打开；如需换设备，请医生重新生成链接。',
  },
  GUESTS_TOO_MANY: { title: '受邀人数已达上限', remedy: '请先撤回不再需要的邀请。' },
  ENCRYPTION_SETTLED: {
    title: '有人正在进入或已进入过会诊室，不能更改加密方式',
    remedy: '请保持原设置。如两分钟后仍无人进入，可再次尝试；否则请结束本次会诊后另约时间。',
  },
  ENCRYPTION_UNSUPPORTED: {
    title: '此浏览器不支持端到端加密',
    remedy: '请更新浏览器（Chrome 或 Edge 141、Firefox 117、Safari 15.4 及以上），或请医生改约不加密的会诊。',
  },
  ...recordingErrors,
};
