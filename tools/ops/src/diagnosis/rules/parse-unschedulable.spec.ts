import { parseUnschedulable } from './parse-unschedulable';

describe('parseUnschedulable', () => {
  it('says for each constraint on how many nodes it holds, and what is lacking', () => {
    const message =
      "0/5 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint {gpu: true}, 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.";
    expect(parseUnschedulable(message)).toEqual({
      nodes: '0 of 5 nodes',
      constraints: [
        'on 1 too little CPU is free',
        'on 1 too little memory is free',
        'on 1 they are reserved for others (taint) or not well',
        'on 2 they are not of the kind that the pod asks for (nodeSelector, affinity)',
      ],
      resources: ['cpu', 'memory'],
    });
  });

  it('names a resource that it does not know', () => {
    const { constraints, resources } = parseUnschedulable('0/1 nodes are available: 1 Insufficient nvidia.com/gpu.');
    expect(constraints).toEqual(['on 1 too little nvidia.com/gpu is free']);
    expect(resources).toEqual(['nvidia.com/gpu']);
  });

  it('names a claim that is not there', () => {
    const message = '0/1 nodes are available: persistentvolumeclaim "models" not found. no new claims to deallocate, x';
    expect(parseUnschedulable(message).constraints).toEqual(['its volume claim models does not exist']);
  });

  it('says of a text that it cannot read that no node takes it', () => {
    expect(parseUnschedulable('no nodes available to schedule pods')).toEqual({
      nodes: 'no node',
      constraints: ['no nodes available to schedule pods'],
      resources: [],
    });
  });
});
