/** 会诊室的共享图像板。 */
export const roomBoard = {
  title: '图像板',
  choose: '选择一张图像，所有人同时看到',
  noImages: '本次会诊没有照片或图像附件。',
  cancel: '取消',
  close: '收起图像板',
  hand: '鼠标用途',
  hands: { move: '移动', point: '指示', line: '画线', arrow: '画箭头' },
  level: '亮度',
  width: '窗宽',
  undo: '撤销我的上一笔',
  clear: '清除我的标记',
  imageKeys: '图像 {{name}}：方向键移动，加号减号缩放，0 显示全图',
};
