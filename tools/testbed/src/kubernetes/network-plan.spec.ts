import { planNodes } from './network-plan';

describe('planNodes', () => {
  it('gives every node a name, an address, pods and a zone of its own', () => {
    expect(planNodes(2)).toEqual([
      { name: 'node-1', address: '172.30.0.21', podRange: '10.244.1.0/24', zone: 'zone-1' },
      { name: 'node-2', address: '172.30.0.22', podRange: '10.244.2.0/24', zone: 'zone-2' },
    ]);
  });

  it('plans none for an API server alone', () => {
    expect(planNodes(0)).toEqual([]);
  });
});
