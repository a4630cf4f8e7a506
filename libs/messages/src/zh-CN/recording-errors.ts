export const recordingErrors = {
  RECORDING_UNAVAILABLE: {
    title: '本次会诊无法录制',
    remedy: '媒体节点缺少录制程序（FFmpeg）或磁盘空间不足。可继续会诊，并告知管理员。',
  },
  RECORDING_ENCRYPTED: {
    title: '端到端加密的会诊不能录制',
    remedy: '如需录制，请改约不加密的会诊。',
  },
  RECORDING_ALREADY_RUNS: {
    title: '会诊已在录制，或正在征求同意',
    remedy: '请查看画面上方的红色标识。',
  },
  RECORDING_NOT_READY: {
    title: '录像仍在整理',
    remedy: '请几分钟后再看，完成后会自动出现。',
  },
};
