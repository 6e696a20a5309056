/** What a query reads and a command changes; a change makes every window reload the mounted queries that read it. */
export type Topic =
  | 'office'
  | 'org'
  | 'calendar'
  | 'people'
  | 'session'
  | 'imports'
  | 'subjects'
  | 'views'
  | 'inspectors'
  | 'items'
  | 'schemes'
  | 'draws'
  | 'stage'
  | 'results'
  | 'keys'
  | 'bundles'
  | 'audit';
