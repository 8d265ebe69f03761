export const phone = {
  seatFrame: '坐席界面',
  away: '工作站后台未连接，电话可用',
  awayNoPhone: '工作站后台未连接，电话也未接通，正在重试',
  ringing: '来电 {{number}}',
  talking: '通话中 {{number}}',
  resuming: '正在接回通话 {{number}}',
  dialling: '正在呼叫 {{number}}',
  noCall: '没有通话',
  answer: '接听（F2）',
  hangUp: '挂断（F10）',
  elsewhere: '电话在另一个窗口上，本窗口不会振铃',
  takeOver: '在此接管电话',
} as const;
