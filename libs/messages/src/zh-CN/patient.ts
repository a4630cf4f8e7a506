import type { PatientIdentityField } from '@jiedui/domain';

type FieldWords = { readonly [Field in PatientIdentityField]: string };

const field: FieldWords = {
  name: '姓名',
  recordNumber: '病案号',
  identityNumber: '身份证号',
  phone: '电话',
};

export const patient = {
  field,
  identity: '患者身份',
  optional: '选填',
  privacy:
    '身份信息加密保存，仅参与这次会诊的人员可见，查看会留下记录。请只填在这里，不要写进会诊问题和病史。',
  numberUnlikely: '这个号码不像 18 位居民身份证号，请核对；其他证件可以照填。',
  fillIn: '填入年龄 {{age}} 岁、{{sex}}',
  filledIn: '与身份证号一致',
  factsDiffer: '按身份证号为 {{age}} 岁、{{sex}}，与已填写的不同。',
  unsavedTitle: '患者身份信息尚未保存',
  unsavedText: '为保护隐私，这些内容不会暂存在本机。请保持页面打开，连接恢复后会自动保存。',
  show: '显示',
  hide: '隐藏',
  showField: '显示{{field}}',
  hideField: '隐藏{{field}}',
  copyField: '复制{{field}}',
  copied: '{{field}}已复制',
  copyFailed: '未能复制，请选中文字后手动复制。',
  search: {
    open: '按患者查找',
    title: '按患者查找会诊',
    hint: '只查找完全一致的内容，填写多项时须全部一致。查找内容不会出现在网址中，查找会留下记录。',
    submit: '查找',
    missing: '请至少填写一项',
    showing: '正在显示患者查找结果：{{fields}}',
    count: '共 {{count}} 项',
    fieldSeparator: '、',
    clear: '退出查找',
    change: '修改查找条件',
    empty: '没有找到这位患者的会诊',
    emptyHint: '请核对填写是否完整。只会找到您有权查看的会诊。',
  },
};
