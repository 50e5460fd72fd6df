import { answerProblem } from './answer-problem';

function answer(status: number, body: object) {
  return { status, text: JSON.stringify({ kind: 'Status', apiVersion: 'v1', ...body }) };
}

const conflict = {
  message: 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas',
  reason: 'Conflict',
  details: { causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit"' }] },
};

describe('answerProblem', () => {
  it.each([
    ['a login that has run out', 401, { message: 'Unauthorized' }, 'CLUSTER_FORBIDDEN', 'log in anew'],
    [
      'a right that is missing',
      403,
      { message: 'pods is forbidden: User "eva" cannot list resource "pods"' },
      'CLUSTER_FORBIDDEN',
      'ask for a Role',
    ],
    ['a quota', 403, { message: 'pods "a" is forbidden: exceeded quota: x' }, 'OBJECT_REFUSED', 'exceeded quota'],
    ['nothing there', 404, { message: 'not found' }, 'OBJECT_NOT_FOUND', 'read Pod a'],
    ['a conflict', 409, conflict, 'APPLY_CONFLICT', '--force-conflicts'],
    ['another conflict', 409, { message: 'already exists' }, 'OBJECT_REFUSED', 'already exists'],
    ['an invalid object', 422, { message: 'spec.replicas: Invalid value' }, 'OBJECT_REFUSED', 'Invalid value'],
    ['a server that is unwell', 500, { message: 'etcdserver: timeout' }, 'CLUSTER_UNREACHABLE', 'try again'],
  ])('says of %s what it is', (_, status, body, code, part) => {
    const problem = answerProblem('read Pod a', answer(status, body));

    expect(problem.code).toBe(code);
    expect(problem.detail).toContain(part);
  });

  it('shows the first words of what is no answer of Kubernetes', () => {
    expect(answerProblem('read', { status: 502, text: '<html>Bad Gateway</html>' }).detail).toContain(
      '502 <html>Bad Gateway',
    );
  });
});
