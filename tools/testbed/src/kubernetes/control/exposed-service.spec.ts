import { parseExposedService, serviceHost } from './exposed-service';

describe('parseExposedService', () => {
  it('reads a name, a namespace, a service and a port', () => {
    expect(parseExposedService('form=medcast-dev/web:80')).toEqual({
      name: 'form',
      namespace: 'medcast-dev',
      service: 'web',
      port: 80,
    });
  });

  it.each([
    '',
    'web',
    'web=dev/web',
    'web=web:80',
    '=dev/web:80',
    'web=dev/web:0',
    'web=dev/web:65536',
    'web=Dev/web:80',
  ])('refuses "%s"', (text) => {
    expect(() => parseExposedService(text)).toThrow(
      `USAGE: --expose: expected name=namespace/service:port, got "${text}"; such as web=medcast-dev/web:80`,
    );
  });
});

describe('serviceHost', () => {
  it('is the name that the cluster’s DNS knows', () => {
    expect(serviceHost({ namespace: 'medcast', service: 'web', port: 80 })).toBe('web.medcast.svc.cluster.local');
  });
});
