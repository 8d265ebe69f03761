/** Where the user is: the part of the address after `#`. A phone's back key walks it. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'account' }
  | { readonly page: 'task' | 'contact' | 'feedback'; readonly assignmentId: string };

export const parseRoute = (hash: string): Route => {
  const [page = '', assignmentId = ''] = hash.replace(/^#?\/?/u, '').split('/');
  if (page === 'account') return { page };
  if ((page === 'task' || page === 'contact' || page === 'feedback') && assignmentId !== '') return { page, assignmentId };
  return { page: 'tasks' };
};

export const routeHash = (route: Route): string => {
  switch (route.page) {
    case 'tasks':
      return '#/';
    case 'account':
      return '#/account';
    case 'task':
    case 'contact':
    case 'feedback':
      return `#/${route.page}/${route.assignmentId}`;
    default:
      return route satisfies never;
  }
};
