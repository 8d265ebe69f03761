/** Where the user is: the part of the address after `#`. A phone's back key walks it. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'account' | 'report' | 'reports' | 'figures' }
  | { readonly page: 'reported'; readonly caseId: string }
  | { readonly page: TaskPage; readonly assignmentId: string };

/** Pages of one task: the task itself and its forms. */
const taskPages = ['task', 'contact', 'feedback', 'arrival', 'recheck', 'return', 'extension', 'suspension', 'ask', 'assign'] as const;
export type TaskPage = (typeof taskPages)[number];

export const parseRoute = (hash: string): Route => {
  const [page = '', id = ''] = hash.replace(/^#?\/?/u, '').split('/');
  if (page === 'account' || page === 'report' || page === 'reports' || page === 'figures') return { page };
  if (page === 'reported' && id !== '') return { page, caseId: id };
  const taskPage = taskPages.find((each) => each === page);
  return taskPage === undefined || id === '' ? { page: 'tasks' } : { page: taskPage, assignmentId: id };
};

export const routeHash = (route: Route): string => {
  if ('assignmentId' in route) return `#/${route.page}/${route.assignmentId}`;
  switch (route.page) {
    case 'tasks':
      return '#/';
    case 'account':
    case 'report':
    case 'reports':
    case 'figures':
      return `#/${route.page}`;
    case 'reported':
      return `#/reported/${route.caseId}`;
    default:
      return route satisfies never;
  }
};
