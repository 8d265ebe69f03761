export const session = {
  title: '登录坐席 {{seat}}',
  user: '工号',
  password: '密码',
  signIn: '上班',
  signingIn: '正在登录…',
  demo: '演示账号（数据为合成）',
  locked: '坐席已锁定',
  unlock: '解锁',
  error: {
    wrong_credentials: '工号或密码不对。',
    central_unreachable: '中心未连接，而本机还不认识此人：请用在本坐席登录过的账号，或等中心恢复。',
    rate_limited: '试得太多，请一分钟后再试。',
    forbidden: '此账号不是坐席岗位；网格员和承办单位请用单位端。',
    disconnected: '工作站后台未连接，请稍候再试。',
    other: '登录失败，请再试一次；仍不行请联系管理员。',
  },
} as const;
