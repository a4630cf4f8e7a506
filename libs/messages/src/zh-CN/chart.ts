export const chart = {
  table: '查看数据表',
  unit: '单位：{{unit}}',
  source: '来源：{{source}}',
  noValue: '无数据',
  empty: '没有可画的数据。',
  notLoaded: '图没有加载出来，数据都在下面的表中。',
};
