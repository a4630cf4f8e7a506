import type { DeliveryState } from '@jiedui/contracts';
import type { DeliveryChannel, NoticeUrgency } from '@jiedui/domain';

type Words<Literal extends string> = Record<Literal, string>;

const channel: Words<DeliveryChannel> = {
  mail: '邮件',
  sms: '短信',
  chat: '聊天工具',
  browserPush: '浏览器推送',
};
const urgency: Words<NoticeUrgency> = { emergency: '急诊', soon: '需尽快知道', digestible: '可汇总' };
const state: Words<DeliveryState> = {
  pending: '投递中',
  deferred: '等待时间',
  delivered: '已送达',
  failed: '失败，将重试',
  dead: '已放弃',
};

/** How people are told, and what became of what was sent. */
export const noticeDesk = {
  channel,
  urgency,
  state,
  acknowledge: '我已知晓',
  acknowledged: '已确认知晓',
  toSettings: '通知设置',
  settings: {
    title: '通知设置',
    lead: '站内通知始终发送。患者信息不会出现在邮件、短信和推送中。',
    urgencyTitle: '通知类别',
    channelsTitle: '通知方式',
    emergencyHint: '急诊通知不受免打扰限制，已有的方式不能关闭。',
    digestHint: '可汇总的通知每天合并为一封邮件。',
    quietTitle: '免打扰时段',
    quietOn: '启用免打扰（急诊除外）',
    quietFrom: '开始',
    quietUntil: '结束',
    digestAt: '每日汇总邮件时间',
    zone: '时区：{{zone}}',
    addressTitle: '联系方式',
    phone: '手机号（短信）',
    phoneError: '请输入 5 至 15 位数字，可以 + 开头。',
    chatAddress: '聊天工具账号',
    save: '保存',
    saved: '通知设置已保存',
    pushTitle: '浏览器推送',
    pushOn: '在此设备上启用',
    pushDone: '此设备已启用推送',
    pushNone: '还没有设备启用推送。启用后，不打开页面也能收到提醒。',
    pushUnsupported: '此浏览器不支持推送，请换用较新的浏览器。',
    pushDenied: '浏览器已禁止通知。请在浏览器的网站设置中允许，然后重试。',
    pushFailed: '未能连接推送服务，请检查网络后重试。',
    remove: '移除',
  },
  log: {
    nav: '投递记录',
    title: '通知投递记录',
    lead: '每条通知经由哪种方式送给谁，结果如何。不含任何病情信息。',
    queue: '打开任务队列',
    search: '会诊编号',
    anyState: '全部状态',
    anyChannel: '全部方式',
    stateLabel: '状态',
    channelLabel: '方式',
    notice: '通知',
    person: '接收人',
    at: '创建时间',
    due: '下次投递 {{at}}',
    attempts: '已尝试 {{count}} 次',
    error: '错误 {{code}}',
    empty: '没有符合条件的记录。请更改筛选条件。',
    redrive: '重新投递',
    redriveAll: '重新投递本页已放弃的 {{count}} 条',
    redriven: '已重新投递 {{count}} 条',
    tries: '投递经过',
    took: '{{ms}} 毫秒',
    succeeded: '对方已接收',
    noTries: '还没有尝试过。',
  },
};
