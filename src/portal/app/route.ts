/** Where the user is: the part of the address after `#`. A phone's back key walks it. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'account' | 'report' | 'reports' | 'figures' }
  | { readonly page: 'reported'; readonly caseId: string }
  | { readonly page: 'task' | 'contact' | 'feedback'; readonly assignmentId: string };

export const parseRoute = (hash: string): Route => {
  const [page = '', id = ''] = hash.replace(/^#?\/?/u, '').split('/');
  if (page === 'account' || page === 'report' || page === 'reports' || page === 'figures') return { page };
  if (page === 'reported' && id !== '') return { page, caseId: id };
  if ((page === 'task' || page === 'contact' || page === 'feedback') && id !== '') return { page, assignmentId: id };
  return { page: 'tasks' };
};

export const routeHash = (route: Route): string => {
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
    case 'task':
    case 'contact':
    case 'feedback':
      return `#/${route.page}/${route.assignmentId}`;
    default:
      return route satisfies never;
  }
};
